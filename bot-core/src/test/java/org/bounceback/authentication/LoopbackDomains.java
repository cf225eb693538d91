package org.bounceback.authentication;

import java.io.IOException;
import java.time.Clock;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.LoopbackDns;
import org.bounceback.sandbox.dns.NameServer;

/**
 * Serves the domain shop.example and some subdomains on a loopback DNS server, with a check that
 * uses it.
 */
final class LoopbackDomains implements AutoCloseable {
  private final LoopbackDns dns = new LoopbackDns();

  LoopbackDomains() {
    dns.server().zones().open("shop.example");
    add("shop.example A 192.0.2.10");
    add("shop.example AAAA 2001:db8::10");
    add("shop.example MX 10 mx.shop.example.");
    add("shop.example MX 20 far.shop.example.");
    add("mx.shop.example A 192.0.2.25");
    add("mx.shop.example AAAA 2001:db8::25");
    add("far.shop.example A 198.51.100.25");
    add("far.shop.example AAAA 2001:db8:1::25");
    spf("pass.shop.example", "+all");
    spf("fail.shop.example", "-all");
    spf("office.shop.example", "ip4:192.0.2.10 -all");
  }

  NameServer server() {
    return dns.server();
  }

  Dns client() {
    return dns.client();
  }

  void spf(String domain, String terms) {
    add(domain + " TXT \"v=spf1 " + terms + "\"");
  }

  void add(String record) {
    dns.server().zones().add(record);
  }

  SpfResult check(String ip, String domain) {
    return check(ip, domain, Deadline.after(LoopbackDns.LONG_TIMEOUT));
  }

  SpfResult check(String ip, String domain, Deadline deadline) {
    return new SpfCheck(dns.client(), Clock.systemUTC())
        .check(Ip.parse(ip).orElseThrow(), new Domain(domain), deadline);
  }

  @Override
  public void close() throws IOException {
    dns.close();
  }
}
