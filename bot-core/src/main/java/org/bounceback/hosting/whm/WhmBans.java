package org.bounceback.hosting.whm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.address.Cidr;
import org.bounceback.address.Ip;
import org.bounceback.data.DocumentNode;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.IpBan.Blocker;
import org.bounceback.hosting.PanelException;
import org.bounceback.hosting.PanelException.Cause;
import org.bounceback.hosting.panel.CsfPage;
import org.bounceback.hosting.panel.PanelTimestamp;
import org.bounceback.net.Deadline;

/**
 * Bans on a cPanel server: cPHulk through the API, and ConfigServer's firewall through its page in
 * WHM if it is installed.
 */
final class WhmBans {
  private static final String BLACK_LIST = "black list";
  private static final String BRUTE_FORCE = "brute force";
  private static final String EXCESSIVE = "one-day block";

  private final String server;
  private final WhmCalls calls;
  private final Optional<CsfPage> csf;

  WhmBans(String server, WhmCalls calls, boolean csf) {
    this.server = server;
    this.calls = calls;
    this.csf =
        csf
            ? Optional.of(new CsfPage(server, calls.wire(), "/cgi/configserver/csf.cgi"))
            : Optional.empty();
  }

  List<IpBan> of(Ip ip, Deadline deadline) throws PanelException, InterruptedException {
    var blocks = new ArrayList<IpBan>();
    try {
      blocks.addAll(blackListed(ip, deadline));
      List<IpBan> temporary = new ArrayList<>();
      temporary.addAll(temporary("get_cphulk_brutes", "brutes", BRUTE_FORCE, ip, deadline));
      temporary.addAll(
          temporary("get_cphulk_excessive_brutes", "excessive_brutes", EXCESSIVE, ip, deadline));
      blocks.addAll(temporary);
    } catch (PanelException failed) {
      // A disabled service bans no one.
      if (!failed.message().contains("cPHulk is disabled")) {
        throw failed;
      }
    }
    if (csf.isPresent()) {
      blocks.addAll(csf.get().bans(ip, deadline));
    }
    return List.copyOf(blocks);
  }

  String removeBan(IpBan block, Deadline deadline) throws PanelException, InterruptedException {
    if (block.by() == Blocker.CSF && csf.isPresent()) {
      return csf.get().removeBan(block, deadline);
    }
    if (block.by() != Blocker.CPHULK) {
      throw new PanelException(
          Cause.NOT_OFFERED, "WHM cannot end a block of " + block.by().title());
    }
    return block.list().equals(BLACK_LIST) ? strike(block, deadline) : flush(block, deadline);
  }

  void probe(Deadline deadline) throws PanelException, InterruptedException {
    try {
      black(deadline);
    } catch (PanelException failed) {
      if (!failed.message().contains("cPHulk is disabled")) {
        throw failed;
      }
    }
  }

  private DocumentNode black(Deadline deadline) throws PanelException, InterruptedException {
    return calls.call("read_cphulk_records", Map.of("list_name", "black"), deadline);
  }

  /**
   * Returns the entries that contain the IP. Entries are IPs and networks; a network cannot be
   * removed for a single IP.
   */
  private List<IpBan> blackListed(Ip ip, Deadline deadline)
      throws PanelException, InterruptedException {
    Optional<DocumentNode> entries =
        black(deadline).find("ips_in_list").filter(DocumentNode::isObject);
    if (entries.isEmpty()) {
      return List.of();
    }
    var blocks = new ArrayList<IpBan>();
    for (String entry : entries.get().keys()) {
      boolean covers = Cidr.parse(entry).filter(network -> network.contains(ip)).isPresent();
      if (covers) {
        boolean isSingleIp = Ip.parse(entry).filter(ip::equals).isPresent();
        String comment = entries.get().findText(entry).orElse("");
        blocks.add(
            new IpBan(
                server,
                Blocker.CPHULK,
                isSingleIp ? BLACK_LIST : BLACK_LIST + ", " + entry,
                ip,
                comment,
                Optional.empty(),
                Optional.empty(),
                isSingleIp));
      }
    }
    return blocks;
  }

  private List<IpBan> temporary(String function, String key, String list, Ip ip, Deadline deadline)
      throws PanelException, InterruptedException {
    List<DocumentNode> found =
        calls.call(function, onlyFor(ip), deadline).list(key).stream()
            .filter(entry -> isAbout(entry, ip))
            .toList();
    if (found.isEmpty()) {
      return List.of();
    }
    DocumentNode newest = found.get(found.size() - 1);
    PanelTimestamp since = PanelTimestamp.parse(newest.findText("logintime"));
    PanelTimestamp until = PanelTimestamp.parse(newest.findText("exptime"));
    String why =
        Stream.of(
                newest.findText("notes").orElse("").strip(),
                attempts(ip, deadline),
                since.words().isEmpty() ? "" : "since " + since.words() + " by the server's clock")
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining("; "));
    return List.of(
        new IpBan(server, Blocker.CPHULK, list, ip, why, since.instant(), until.instant(), true));
  }

  /** Describes the failed logins: the most likely reason is an old password in a mail client. */
  private String attempts(Ip ip, Deadline deadline) throws PanelException, InterruptedException {
    List<DocumentNode> failed;
    try {
      failed = calls.call("get_cphulk_failed_logins", onlyFor(ip), deadline).list("failed_logins");
    } catch (PanelException unavailable) {
      if (unavailable.kind() == Cause.AWAY) {
        throw unavailable;
      }
      return "";
    }
    Map<String, Integer> byLogin = new LinkedHashMap<>();
    failed.stream()
        .filter(entry -> isAbout(entry, ip))
        .map(
            entry ->
                entry.findText("user").orElse("?")
                    + entry
                        .findText("authservice")
                        .or(() -> entry.findText("service"))
                        .map(service -> " at " + service)
                        .orElse(""))
        .forEach(login -> byLogin.merge(login, 1, Integer::sum));
    return byLogin.entrySet().stream()
        .limit(3)
        .map(login -> login.getValue() + " failed logins as " + login.getKey())
        .collect(Collectors.joining(", "));
  }

  private static Map<String, String> onlyFor(Ip ip) {
    return ip.isIp4()
        ? Map.of(
            "api.filter.enable", "1",
            "api.filter.a.field", "ip",
            "api.filter.a.arg0", ip.toString(),
            "api.filter.a.type", "eq")
        : Map.of();
  }

  private static boolean isAbout(DocumentNode entry, Ip ip) {
    return entry.findText("ip").flatMap(Ip::parse).filter(ip::equals).isPresent();
  }

  private String strike(IpBan block, Deadline deadline)
      throws PanelException, InterruptedException {
    String ip = block.ip().toString();
    DocumentNode done =
        calls.call("delete_cphulk_record", Map.of("list_name", "black", "ip", ip), deadline);
    boolean removed =
        done.texts("ips_removed").stream()
            .flatMap(address -> Ip.parse(address).stream())
            .anyMatch(block.ip()::equals);
    if (!removed) {
      String why =
          done.find("ips_failed").flatMap(failed -> failed.findText(ip)).orElse("no reason given");
      throw new PanelException(
          Cause.NOT_OFFERED, "cPHulk did not remove " + ip + " from its block list: " + why);
    }
    return "cPHulk removed " + ip + " from its block list.";
  }

  private String flush(IpBan block, Deadline deadline) throws PanelException, InterruptedException {
    String ip = block.ip().toString();
    DocumentNode done =
        calls.call("flush_cphulk_login_history_for_ips", Map.of("ip", ip), deadline);
    return "cPHulk deleted %s failed logins of %s and removed %s bans."
        .formatted(
            done.findText("records_removed").orElse("0"),
            ip,
            done.findText("iptable_bans_removed").orElse("0"));
  }
}
