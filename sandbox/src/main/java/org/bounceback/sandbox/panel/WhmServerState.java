package org.bounceback.sandbox.panel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is on a cPanel server: accounts, domains, addresses, routing, blocks and deliveries. */
public final class WhmServerState {
  private final String hostname;
  private final String mainIp;
  private final List<Hosted> domains = new ArrayList<>();
  private final Map<String, String> mailIps = new HashMap<>();
  private final Map<String, String> routing = new HashMap<>();
  final Map<String, String> blackList = new LinkedHashMap<>();
  final List<Map<String, Object>> brutes = new ArrayList<>();
  final List<Map<String, Object>> excessive = new ArrayList<>();
  final List<Map<String, Object>> failedLogins = new ArrayList<>();
  final Map<String, String> csfDeny = new LinkedHashMap<>();
  final Map<String, String> csfTemporary = new LinkedHashMap<>();
  final List<Map<String, Object>> deliveries = new ArrayList<>();
  private final Set<String> suspended = new HashSet<>();
  private boolean cphulk = true;
  private boolean csf;

  /** A domain of an account. */
  record Hosted(String domain, String user, String ip, String type) {}

  /** An empty server of that name and main address. */
  public WhmServerState(String hostname, String mainIp) {
    this.hostname = hostname;
    this.mainIp = mainIp;
  }

  /** Adds an account with its main domain, on the shared address. */
  public WhmServerState account(String user, String domain) {
    return host(user, domain, mainIp, "main");
  }

  /** Adds a domain to an account; {@code type} is main, addon, parked or sub. */
  public WhmServerState host(String user, String domain, String ip, String type) {
    domains.add(new Hosted(domain, user, ip, type));
    routing.put(domain, "local");
    return this;
  }

  /** A line of {@code /etc/mailips}; {@code *} is for all others. */
  public WhmServerState mailIp(String domain, String ip) {
    mailIps.put(domain, ip);
    return this;
  }

  /** How mail to the domain is routed: local, remote, secondary or auto. */
  public WhmServerState route(String domain, String mxcheck) {
    routing.put(domain, mxcheck);
    return this;
  }

  /** Puts an address or a network on cPHulk's black list. */
  public WhmServerState blackList(String ip, String comment) {
    blackList.put(ip, comment);
    return this;
  }

  /** A temporary block of cPHulk's. */
  public WhmServerState brute(String ip, String notes, String since, String until) {
    brutes.add(
        Map.of("ip", ip, "notes", notes, "logintime", since, "exptime", until, "timeleft", 14));
    return this;
  }

  /** A failed login that cPHulk remembers. */
  public WhmServerState failedLogin(String ip, String user, String service, String at) {
    failedLogins.add(
        Map.of(
            "ip",
            ip,
            "user",
            user,
            "authservice",
            service,
            "service",
            "system",
            "logintime",
            at,
            "exptime",
            at,
            "timeleft",
            14));
    return this;
  }

  /** Suspends outgoing mail of an account. */
  public WhmServerState suspendOutgoingMail(String user) {
    suspended.add(user);
    return this;
  }

  /** Switches cPHulk off. */
  public WhmServerState withoutCphulk() {
    cphulk = false;
    return this;
  }

  /** Installs ConfigServer's firewall. */
  public WhmServerState withCsf() {
    csf = true;
    return this;
  }

  /** A line of {@code /etc/csf/csf.deny}. */
  public WhmServerState csfDeny(String ip, String comment) {
    csfDeny.put(ip, comment);
    return this;
  }

  /** A temporary block of CSF's. */
  public WhmServerState csfTemporary(String ip, String reason) {
    csfTemporary.put(ip, reason);
    return this;
  }

  /** A delivery in the reports. */
  public WhmServerState delivery(Map<String, Object> record) {
    deliveries.add(Map.copyOf(record));
    return this;
  }

  /** Whether cPHulk still holds something against the address. */
  public synchronized boolean isBlocked(String ip) {
    return blackList.containsKey(ip)
        || csfDeny.containsKey(ip)
        || csfTemporary.containsKey(ip)
        || brutes.stream().anyMatch(each -> ip.equals(each.get("ip")));
  }

  /** Ends every block of an address, as an administrator does in the panel. */
  public synchronized void unblock(String ip) {
    blackList.remove(ip);
    csfDeny.remove(ip);
    csfTemporary.remove(ip);
    brutes.removeIf(each -> ip.equals(each.get("ip")));
  }

  boolean hasCphulk() {
    return cphulk;
  }

  boolean hasCsf() {
    return csf;
  }

  String routingOf(String domain) {
    return routing.getOrDefault(domain, "auto");
  }

  String mailIpOf(String domain) {
    return mailIps.getOrDefault(domain, mailIps.getOrDefault("*", mainIp));
  }

  List<Hosted> ofUser(String user) {
    return domains.stream().filter(each -> each.user().equals(user)).toList();
  }

  boolean hosts(String domain) {
    return domains.stream().anyMatch(each -> each.domain().equals(domain));
  }

  Map<String, Object> hostname() {
    return Map.of("hostname", hostname);
  }

  String host() {
    return hostname;
  }

  Map<String, Object> addresses() {
    var all = new ArrayList<String>(List.of(mainIp));
    domains.stream().map(Hosted::ip).filter(ip -> !all.contains(ip)).forEach(all::add);
    mailIps.values().stream().filter(ip -> !all.contains(ip)).forEach(all::add);
    return Map.of(
        "ip",
        all.stream()
            .<Map<String, Object>>map(
                ip ->
                    Map.of(
                        "ip",
                        ip,
                        "public_ip",
                        ip,
                        "mainaddr",
                        ip.equals(mainIp) ? 1 : 0,
                        "active",
                        1,
                        "dedicated",
                        ip.equals(mainIp) ? 0 : 1,
                        "if",
                        "eth0",
                        "netmask",
                        "255.255.255.0",
                        "used",
                        1,
                        "removable",
                        ip.equals(mainIp) ? 0 : 1))
            .toList());
  }

  Map<String, Object> accounts() {
    return Map.of(
        "acct",
        domains.stream()
            .filter(each -> each.type().equals("main"))
            .<Map<String, Object>>map(
                each ->
                    Map.of(
                        "domain",
                        each.domain(),
                        "user",
                        each.user(),
                        "ip",
                        each.ip(),
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

  /** One account, with what is stopped of it. */
  Map<String, Object> summary(Request request) {
    String user = request.parameter("user").orElseThrow();
    Hosted main =
        ofUser(user).stream()
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
                suspended.contains(user) ? 1 : 0,
                "outgoing_mail_hold",
                0)));
  }

  Map<String, Object> domains() {
    return Map.of(
        "domains",
        domains.stream()
            .<Map<String, Object>>map(
                each ->
                    Map.of(
                        "domain",
                        each.domain(),
                        "user",
                        each.user(),
                        "ipv4",
                        each.ip(),
                        "domain_type",
                        each.type(),
                        "user_owner",
                        "root",
                        "port",
                        80,
                        "docroot",
                        "/home/" + each.user() + "/public_html"))
            .toList());
  }

  Map<String, Object> userdata(Request request) {
    String domain = request.parameter("domain").orElseThrow();
    Hosted found =
        domains.stream()
            .filter(each -> each.domain().equals(domain))
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
