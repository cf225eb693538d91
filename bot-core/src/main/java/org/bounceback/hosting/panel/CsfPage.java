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
 * ConfigServer's firewall through its page in a panel: it shows what {@code csf -g IP} prints, as
 * text for people with some HTML around it.
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

  public List<IpBan> blocks(Ip ip, Deadline deadline) throws PanelException, InterruptedException {
    String page = wire.postForm(path, Map.of("action", "grep", "ip", ip.toString()), deadline);
    return read(server, ip, page);
  }

  /** Strikes the address off the deny list and the temporary one. */
  public String lift(IpBan block, Deadline deadline) throws PanelException, InterruptedException {
    Map<String, String> kill = Map.of("action", "kill", "ip", block.ip().toString());
    wire.postForm(path, kill, deadline);
    boolean gone = blocks(block.ip(), deadline).isEmpty();
    return gone
        ? "CSF let go of " + block.ip() + "."
        : "CSF was asked to let go of " + block.ip() + ", but still shows a rule against it.";
  }

  /** What the page says; a rule in the tables counts only where no list explains it. */
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
    String words =
        why.endsWith(")") && list.equals(TEMPORARY) ? why.substring(0, why.length() - 1) : why;
    return new IpBan(
        server,
        Blocker.CSF,
        list,
        ip,
        ttl.isEmpty() ? words : words + " (" + ttl + " s left)",
        Optional.empty(),
        Optional.empty(),
        true);
  }

  private static boolean names(String line, Ip ip) {
    for (String word : line.split("[\\s,()|]+", -1)) {
      String bare = word.startsWith("IP:") ? word.substring(3) : word;
      Optional<Cidr> network = Cidr.parse(bare);
      boolean everybody = network.filter(each -> each.prefix() == 0).isPresent();
      if (!everybody && network.filter(each -> each.contains(ip)).isPresent()) {
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

  /** The text of a page that has little markup: tags gone, the few entities in use resolved. */
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
