"""Where a request comes from: what is counted together, and whose word is believed."""

import ipaddress

import pytest

from sessions_app.addresses import nearest


@pytest.fixture
def behind_a_proxy(settings) -> None:
    settings.OPENSPACE_PROXIES = [ipaddress.ip_network("10.0.0.0/8")]


@pytest.mark.parametrize("forwarded", ["", "1.2.3.4", "1.2.3.4, 10.0.0.1"])
def test_without_proxies_nobody_says_where_they_come_from(forwarded: str) -> None:
    assert nearest("192.168.1.5", forwarded) == "192.168.1.5"


@pytest.mark.usefixtures("behind_a_proxy")
def test_our_own_proxy_is_believed_about_its_neighbour_only() -> None:
    assert nearest("10.0.0.1", "6.6.6.6, 1.2.3.4") == "1.2.3.4"
    assert nearest("10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.2") == "1.2.3.4"
    assert nearest("1.2.3.4", "6.6.6.6") == "1.2.3.4"
    assert nearest("10.0.0.1", "") == "10.0.0.1"


def test_an_ipv6_house_is_one() -> None:
    assert nearest("2001:db8:1:2::5", "") == nearest("2001:db8:1:2:ffff::9", "")
    assert nearest("2001:db8:1:2::5", "") != nearest("2001:db8:1:3::5", "")
    assert nearest("::ffff:1.2.3.4", "") == "1.2.3.4"
    assert nearest("", "") == ""
