package org.bounceback.bounce.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.bounceback.address.Ip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedIpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "554 5.7.1 Service unavailable; Client host [203.0.113.5] blocked using list.example",
        "554 IP=203.0.113.5 - A problem occurred",
        "550 5.7.1 Your IP 203.0.113.5 has a bad reputation",
        "550-Rejected message because 203.0.113.5 is in a black list at list.example",
        "554 5.7.1 see https://list.example/lookup?ip=203.0.113.5",
        "554 5.7.1 see https://list.example/query/203.0.113.5",
        "421 4.7.0 Messages from 203.0.113.5 temporarily deferred",
        "550 see RFC 7505 4.1.1.1, your server 203.0.113.5 is listed",
        "554 host [203.0.113.5]:24706 is in an RBL",
        "550 5.7.1 (203.0.113.5) not allowed",
        "421 4.1.0 203.0.113.5 throttled",
        "554 see https://list.example/case?c=r0201&v=203.0.113.5"
      })
  void findsTheSendingServer(String reply) {
    assertEquals(Ip.parse("203.0.113.5"), QuotedIp.find(reply, ip -> false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.7.1 Client host [IPv6:2001:db8::5] blocked",
        "550 5.7.1 [2001:db8::5] is listed",
        "550 our system detected mail from 2001:db8::5: it is refused"
      })
  void findsAnIp6Address(String reply) {
    assertEquals(Ip.parse("2001:db8::5"), QuotedIp.find(reply, ip -> false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.7.1 Message rejected as spam, see RFC 7505 4.1.1.1",
        "550 5.7.1 see section 3.6.2.1",
        "550 5.4.4 mx.example.com/203.0.113.5 is on the list of prohibited_hosts",
        "554 5.7.1 filter version 3.4.6.1 says no",
        "550 5.7.1 rejected on 24.11.20.26",
        "550 5.1.1 no such user"
      })
  void ignoresOtherNumbers(String reply) {
    assertEquals(Optional.empty(), QuotedIp.find(reply, ip -> false));
  }

  @Test
  void ignoresTheServerThatRejected() {
    String reply = "450 4.7.1 from 203.0.113.25: client 203.0.113.5 has no name";

    assertEquals(
        Ip.parse("203.0.113.5"), QuotedIp.find(reply, ip -> ip.toString().equals("203.0.113.25")));
  }
}
