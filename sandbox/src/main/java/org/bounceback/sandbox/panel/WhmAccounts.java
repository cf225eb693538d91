package org.bounceback.sandbox.panel;

import java.util.List;
import java.util.Map;

/** The functions about the server's name, its addresses, accounts and domains. */
final class WhmAccounts {
  private final WhmServerState world;

  WhmAccounts(WhmServerState world) {
    this.world = world;
  }

  Map<String, Object> hostname() {
    return Map.of("hostname", world.host());
  }

  Map<String, Object> addresses() {
    return Map.of(
        "ip",
        world.ips().stream()
            .<Map<String, Object>>map(
                ip ->
                    Map.of(
                        "ip",
                        ip,
                        "public_ip",
                        ip,
                        "mainaddr",
                        ip.equals(world.mainIp()) ? 1 : 0,
                        "active",
                        1,
                        "dedicated",
                        ip.equals(world.mainIp()) ? 0 : 1,
                        "if",
                        "eth0",
                        "netmask",
                        "255.255.255.0",
                        "used",
                        1,
                        "removable",
                        ip.equals(world.mainIp()) ? 0 : 1))
            .toList());
  }

  Map<String, Object> accounts() {
    return Map.of(
        "acct",
        world.hosted().stream()
            .filter(hosted -> hosted.type().equals("main"))
            .<Map<String, Object>>map(
                hosted ->
                    Map.of(
                        "domain",
                        hosted.domain(),
                        "user",
                        hosted.user(),
                        "ip",
                        hosted.ip(),
                        "owner",
                        "root",
                        "plan",
                        "default",
                        "suspended",
                        0,
                        "email",
                        ""))
            .toList());
  }

  /** Returns one account, including what is suspended. */
  Map<String, Object> summary(Request request) {
    String user = request.parameter("user").orElseThrow();
    WhmServerState.Hosted main =
        world.ofUser(user).stream()
            .findFirst()
            .orElseThrow(() -> new Whm.Refusal("Account does not exist."));
    return Map.of(
        "acct",
        List.of(
            Map.of(
                "domain",
                main.domain(),
                "user",
                user,
                "ip",
                main.ip(),
                "suspended",
                0,
                "outgoing_mail_suspended",
                world.isOutgoingMailSuspended(user) ? 1 : 0,
                "outgoing_mail_hold",
                0)));
  }

  Map<String, Object> domains() {
    return Map.of(
        "domains",
        world.hosted().stream()
            .<Map<String, Object>>map(
                hosted ->
                    Map.of(
                        "domain",
                        hosted.domain(),
                        "user",
                        hosted.user(),
                        "ipv4",
                        hosted.ip(),
                        "domain_type",
                        hosted.type(),
                        "user_owner",
                        "root",
                        "port",
                        80,
                        "docroot",
                        "/home/" + hosted.user() + "/public_html"))
            .toList());
  }

  Map<String, Object> userdata(Request request) {
    String domain = request.parameter("domain").orElseThrow();
    WhmServerState.Hosted found =
        world.hosted().stream()
            .filter(hosted -> hosted.domain().equals(domain))
            .findFirst()
            .orElseThrow(() -> new Whm.Refusal("Unable to find domain “%s”.".formatted(domain)));
    return Map.of(
        "userdata",
        Map.of(
            "user",
            found.user(),
            "ip",
            found.ip(),
            "servername",
            domain,
            "documentroot",
            "/home/" + found.user() + "/public_html"));
  }
}
