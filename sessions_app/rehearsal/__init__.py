"""A simulated crowd over real HTTP and sockets: for facilitators to train on, and to measure by.

Nothing in here touches a database: it knows the server as any program does (docs/protocol.md).
"""
