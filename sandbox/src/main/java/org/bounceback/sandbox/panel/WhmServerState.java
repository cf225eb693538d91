package org.bounceback.sandbox.panel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The state of a cPanel server: accounts, domains, addresses, routing, blocks and deliveries. */
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

  /** Creates an empty server with that name and main address. */
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

  /** Adds a line of {@code /etc/mailips}; {@code *} means all other domains. */
  public WhmServerState mailIp(String domain, String ip) {
    mailIps.put(domain, ip);
    return this;
  }

  /** Sets how mail to the domain is routed: local, remote, secondary or auto. */
  public WhmServerState route(String domain, String mxcheck) {
    routing.put(domain, mxcheck);
    return this;
  }

  /** Adds an address or a network to cPHulk's black list. */
  public WhmServerState blackList(String ip, String comment) {
    blackList.put(ip, comment);
    return this;
  }

  /** Adds a temporary block by cPHulk. */
  public WhmServerState brute(String ip, String notes, String since, String until) {
    brutes.add(
        Map.of("ip", ip, "notes", notes, "logintime", since, "exptime", until, "timeleft", 14));
    return this;
  }

  /** Adds a failed login to cPHulk's records. */
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

  /** Disables cPHulk. */
  public WhmServerState withoutCphulk() {
    cphulk = false;
    return this;
  }

  /** Installs ConfigServer's firewall. */
  public WhmServerState withCsf() {
    csf = true;
    return this;
  }

  /** Adds a line of {@code /etc/csf/csf.deny}. */
  public WhmServerState csfDeny(String ip, String comment) {
    csfDeny.put(ip, comment);
    return this;
  }

  /** Adds a temporary block by CSF. */
  public WhmServerState csfTemporary(String ip, String reason) {
    csfTemporary.put(ip, reason);
    return this;
  }

  /** Adds a delivery to the reports. */
  public WhmServerState delivery(Map<String, Object> record) {
    deliveries.add(Map.copyOf(record));
    return this;
  }

  /** Whether cPHulk still blocks the address. */
  public synchronized boolean isBlocked(String ip) {
    return blackList.containsKey(ip)
        || csfDeny.containsKey(ip)
        || csfTemporary.containsKey(ip)
        || brutes.stream().anyMatch(brute -> ip.equals(brute.get("ip")));
  }

  /** Removes every block of an address, as an administrator does in the panel. */
  public synchronized void unblock(String ip) {
    blackList.remove(ip);
    csfDeny.remove(ip);
    csfTemporary.remove(ip);
    brutes.removeIf(brute -> ip.equals(brute.get("ip")));
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

  List<Hosted> hosted() {
    return List.copyOf(domains);
  }

  List<Hosted> ofUser(String user) {
    return domains.stream().filter(hosted -> hosted.user().equals(user)).toList();
  }

  boolean hosts(String domain) {
    return domains.stream().anyMatch(hosted -> hosted.domain().equals(domain));
  }

  String host() {
    return hostname;
  }

  String mainIp() {
    return mainIp;
  }

  /** Returns every address of the server, the main one first. */
  List<String> ips() {
    var all = new ArrayList<String>(List.of(mainIp));
    domains.stream().map(Hosted::ip).filter(ip -> !all.contains(ip)).forEach(all::add);
    mailIps.values().stream().filter(ip -> !all.contains(ip)).forEach(all::add);
    return all;
  }

  boolean isOutgoingMailSuspended(String user) {
    return suspended.contains(user);
  }
}
