package org.bounceback.hosting.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.address.Cidr;
import org.bounceback.address.Ip;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.IpBan.Blocker;
import org.bounceback.hosting.PanelException;
import org.bounceback.net.Deadline;

/**
 * Accesses ConfigServer's firewall through its page in a panel, which shows the output of {@code
 * csf -g IP} as text with some HTML.
 */
public final class CsfPage {
  private static final String DENY = "csf.deny";
  private static final String TEMPORARY = "temporary";
  private static final String TABLES = "iptables";

  private final String server;
  private final PanelHttpClient wire;
  private final String path;

  public CsfPage(String server, PanelHttpClient wire, String path) {
    this.server = server;
    this.wire = wire;
    this.path = path;
  }

  public List<IpBan> bans(Ip ip, Deadline deadline) throws PanelException, InterruptedException {
    String page = wire.postForm(path, Map.of("action", "grep", "ip", ip.toString()), deadline);
    return read(server, ip, page);
  }

  /** Removes the IP from the deny list and the temporary list. */
  public String removeBan(IpBan block, Deadline deadline)
      throws PanelException, InterruptedException {
    Map<String, String> kill = Map.of("action", "kill", "ip", block.ip().toString());
    wire.postForm(path, kill, deadline);
    boolean gone = bans(block.ip(), deadline).isEmpty();
    return gone
        ? "CSF unblocked " + block.ip() + "."
        : "CSF was requested to unblock " + block.ip() + ", but still shows a rule against it.";
  }

  /** Parses the page; a rule in the tables only counts if no list contains the IP. */
  static List<IpBan> read(String server, Ip ip, String page) {
    var listed = new ArrayList<IpBan>();
    boolean inTables = false;
    for (String line : plain(page).lines().map(String::strip).toList()) {
      if (line.startsWith("csf.deny:") && names(line, ip)) {
        listed.add(block(server, ip, DENY, after(line, '#'), ttl(line)));
      } else if (line.startsWith("Temporary Blocks:") && names(line, ip)) {
        listed.add(block(server, ip, TEMPORARY, after(line, '('), ttl(line)));
      } else if ((line.contains("DROP") || line.contains("REJECT")) && names(line, ip)) {
        inTables = true;
      }
    }
    if (listed.isEmpty() && inTables) {
      listed.add(block(server, ip, TABLES, "", ""));
    }
    return List.copyOf(listed);
  }

  private static IpBan block(String server, Ip ip, String list, String why, String ttl) {
    String reason =
        why.endsWith(")") && list.equals(TEMPORARY) ? why.substring(0, why.length() - 1) : why;
    return new IpBan(
        server,
        Blocker.CSF,
        list,
        ip,
        ttl.isEmpty() ? reason : reason + " (" + ttl + " s left)",
        Optional.empty(),
        Optional.empty(),
        true);
  }

  private static boolean names(String line, Ip ip) {
    for (String word : line.split("[\\s,()|]+", -1)) {
      String bare = word.startsWith("IP:") ? word.substring(3) : word;
      Optional<Cidr> network = Cidr.parse(bare);
      boolean isWholeInternet = network.filter(cidr -> cidr.prefix() == 0).isPresent();
      if (!isWholeInternet && network.filter(cidr -> cidr.contains(ip)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static String after(String line, char sign) {
    int at = line.indexOf(sign);
    return at < 0 ? "" : line.substring(at + 1).strip();
  }

  private static String ttl(String line) {
    int at = line.indexOf("TTL:");
    if (at < 0) {
      return "";
    }
    int end = at + 4;
    while (end < line.length() && Character.isDigit(line.charAt(end))) {
      end++;
    }
    return line.substring(at + 4, end);
  }

  /** Converts the page to text: tags are removed and the few common entities are decoded. */
  private static String plain(String page) {
    var text = new StringBuilder();
    boolean inTag = false;
    for (int i = 0; i < page.length(); i++) {
      char c = page.charAt(i);
      if (inTag) {
        inTag = c != '>';
      } else if (c == '<') {
        inTag = true;
        if (page.regionMatches(true, i, "<br", 0, 3) || page.regionMatches(true, i, "</p", 0, 3)) {
          text.append('\n');
        }
      } else {
        text.append(c);
      }
    }
    return text.toString()
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
