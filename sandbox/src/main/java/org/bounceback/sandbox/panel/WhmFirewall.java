package org.bounceback.sandbox.panel;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The server's blocks: the functions of cPHulk, and the page of CSF. */
final class WhmFirewall {
  private final WhmServerState world;

  WhmFirewall(WhmServerState world) {
    this.world = world;
  }

  Map<String, Object> records(Request request) {
    needsCphulk(request);
    String list = list(request);
    return Map.of(
        "list_name",
        list,
        "ips_in_list",
        list.equals("black") ? Map.copyOf(world.blackList) : Map.of(),
        "requester_ip",
        "127.0.0.1",
        "requester_ip_is_whitelisted",
        0);
  }

  Map<String, Object> brutes(Request request, String key) {
    needsCphulk(request);
    return Map.of(
        key, WhmFilter.apply(request, key.equals("brutes") ? world.brutes : world.excessive));
  }

  Map<String, Object> failedLogins(Request request) {
    needsCphulk(request);
    return Map.of("failed_logins", WhmFilter.apply(request, world.failedLogins));
  }

  Map<String, Object> delete(Request request) {
    needsCphulk(request);
    String ip = request.parameter("ip").orElseThrow();
    boolean removed = list(request).equals("black") && world.blackList.remove(ip) != null;
    return Map.of(
        "list_name", list(request),
        "ips_removed", removed ? List.of(ip) : List.of(),
        "ips_failed", removed ? Map.of() : Map.of(ip, "The IP address is not on the list."));
  }

  Map<String, Object> flush(Request request) {
    String ip = request.parameter("ip").orElseThrow();
    int before = world.brutes.size() + world.excessive.size() + world.failedLogins.size();
    for (List<Map<String, Object>> records :
        List.of(world.brutes, world.excessive, world.failedLogins)) {
      records.removeIf(record -> ip.equals(record.get("ip")));
    }
    int after = world.brutes.size() + world.excessive.size() + world.failedLogins.size();
    return Map.of("records_removed", before - after, "iptable_bans_removed", 0);
  }

  /** Returns the output of {@code csf -g}, in the page's markup. */
  String csf(Request request) {
    String ip = request.parameter("ip").orElse("");
    if (request.parameter("action").equals(Optional.of("kill"))) {
      world.csfDeny.remove(ip);
      world.csfTemporary.remove(ip);
      return "<html><body><pre>Removing rule...\n</pre>...<b>Done</b>.</body></html>";
    }
    if (!request.parameter("action").equals(Optional.of("grep"))) {
      return "<html><body><h2>ConfigServer Security &amp; Firewall</h2></body></html>";
    }
    var text = new StringBuilder();
    text.append("<html><body><p>Searching for ").append(ip).append("...</p>\n<p><pre>\n");
    text.append("Table  Chain            num   pkts bytes target     prot opt in     out     ");
    text.append("source               destination\n\n");
    String denied = world.csfDeny.get(ip);
    String temporary = world.csfTemporary.get(ip);
    if (denied != null || temporary != null) {
      text.append("filter DENYIN           12       0     0 DROP       all  --  !lo    *       ");
      text.append(ip).append("          0.0.0.0/0\n\n");
    } else {
      text.append("No matches found for ").append(ip).append(" in iptables\n\n");
    }
    if (denied != null) {
      text.append("csf.deny: ").append(ip).append(" # ").append(denied).append('\n');
    }
    if (temporary != null) {
      text.append("Temporary Blocks: IP:").append(ip);
      text.append(" Port: Dir:in TTL:3600 (").append(temporary).append(")\n");
    }
    return text.append("</pre>\n<p>...<b>Done</b>.</p></body></html>").toString();
  }

  private void needsCphulk(Request request) {
    boolean skipped = request.parameter("skip_enabled_check").equals(Optional.of("1"));
    if (!world.hasCphulk() && !skipped) {
      throw new Whm.Refusal("cPHulk is disabled on the server.");
    }
  }

  private static String list(Request request) {
    String list = request.parameter("list_name").orElseThrow();
    if (!list.equals("black") && !list.equals("white")) {
      throw new Whm.Refusal("“%s” is not a valid list name.".formatted(list));
    }
    return list;
  }
}
