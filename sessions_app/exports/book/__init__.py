"""The book of proceedings: one neutral document, written as PDF, DOCX, HTML and Markdown."""
