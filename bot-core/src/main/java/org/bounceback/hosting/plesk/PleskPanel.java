package org.bounceback.hosting.plesk;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.DomainMailSetup.Routing;
import org.bounceback.hosting.DomainMailSetup.Sending;
import org.bounceback.hosting.DomainMailSetup.Source;
import org.bounceback.hosting.HostingPanel;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.IpBan.Blocker;
import org.bounceback.hosting.MailLogLine;
import org.bounceback.hosting.MailLogQuery;
import org.bounceback.hosting.PanelException;
import org.bounceback.hosting.PanelException.Cause;
import org.bounceback.hosting.PanelInventory;
import org.bounceback.hosting.PanelInventory.HostedDomain;
import org.bounceback.hosting.PanelPermission;
import org.bounceback.net.Deadline;

/**
 * A client for Plesk. A domain's mail is sent from the domain's own IP, unless the server is
 * configured to use one IP for all. If the mail service of a domain is off, messages to it are sent
 * to its MX. Bans of fail2ban come from the utility {@code ip_ban}. Plesk provides no mail log.
 */
public final class PleskPanel implements HostingPanel {
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{3,45}");

  private final String server;
  private final PleskCalls calls;

  public PleskPanel(String server, PleskCalls calls) {
    this.server = server;
    this.calls = calls;
  }

  @Override
  public String server() {
    return server;
  }

  @Override
  public PanelInventory inventory(Deadline deadline) throws PanelException, InterruptedException {
    DocumentNode host = calls.rest("/server", Map.of(), deadline);
    var domains = new ArrayList<HostedDomain>();
    for (DocumentNode entry : calls.rest("/domains", Map.of(), deadline).list()) {
      Stream.of("ascii_name", "name")
          .flatMap(key -> entry.findText(key).flatMap(Domain::parse).stream())
          .findFirst()
          .map(domain -> new HostedDomain(domain, Optional.empty(), isMain(entry)))
          .ifPresent(domains::add);
    }
    return new PanelInventory(
        host.findText("hostname").flatMap(Domain::parse),
        host.findText("panel_version"),
        addresses(deadline),
        domains);
  }

  @Override
  public DomainMailSetup mailSetup(Domain domain, Deadline deadline)
      throws PanelException, InterruptedException {
    Optional<PleskXml> space =
        optional(
            "webspace",
            "<webspace><get><filter><name>%s</name></filter><dataset><gen_info/></dataset></get></webspace>"
                .formatted(domain),
            deadline);
    List<Ip> domainAddresses =
        space.stream()
            .flatMap(webspace -> webspace.all("dns_ip_address").stream())
            .flatMap(address -> Ip.parse(address).stream())
            .toList();
    var sending = new ArrayList<Sending>();
    explicit(deadline).stream()
        .map(ip -> new Sending(ip, Source.MAIL_ADDRESS))
        .forEach(sending::add);
    if (sending.isEmpty()) {
      domainAddresses.stream()
          .map(ip -> new Sending(ip, Source.DOMAIN_ADDRESS))
          .forEach(sending::add);
      addresses(deadline).stream()
          .limit(1)
          .filter(ip -> !domainAddresses.contains(ip))
          .map(ip -> new Sending(ip, Source.MAIN_ADDRESS))
          .forEach(sending::add);
    }
    return new DomainMailSetup(
        server,
        domain,
        space.flatMap(webspace -> webspace.all("owner-login").stream().findFirst()),
        sending,
        Optional.empty(),
        routing(domain, deadline),
        Optional.empty());
  }

  @Override
  public List<IpBan> bans(Ip ip, Deadline deadline) throws PanelException, InterruptedException {
    return banned(server, ip, calls.cli("ip_ban", List.of("--banned"), deadline));
  }

  /** Parses the output: one ban per line, with the IP and the jail. */
  static List<IpBan> banned(String server, Ip ip, String printed) {
    var blocks = new ArrayList<IpBan>();
    for (String line : printed.lines().toList()) {
      String[] words = line.strip().split("[\\s|]+", -1);
      if (words.length > 1 && Ip.parse(words[0]).filter(ip::equals).isPresent()) {
        blocks.add(
            new IpBan(
                server,
                Blocker.FAIL2BAN,
                words[1],
                ip,
                "",
                Optional.empty(),
                Optional.empty(),
                words[1].matches("[A-Za-z0-9_-]{1,64}")));
      }
    }
    return List.copyOf(blocks);
  }

  @Override
  public String removeBan(IpBan block, Deadline deadline)
      throws PanelException, InterruptedException {
    if (block.by() != Blocker.FAIL2BAN || !block.removable()) {
      throw new PanelException(
          Cause.NOT_OFFERED, "Plesk cannot end a block of " + block.by().title());
    }
    calls.cli("ip_ban", List.of("--unban", block.ip() + "," + block.list()), deadline);
    boolean gone =
        bans(block.ip(), deadline).stream().noneMatch(ban -> ban.list().equals(block.list()));
    return gone
        ? "fail2ban unbanned %s in %s.".formatted(block.ip(), block.list())
        : "fail2ban was requested to unban %s, but still bans it in %s."
            .formatted(block.ip(), block.list());
  }

  @Override
  public List<MailLogLine> logLines(MailLogQuery question, Deadline deadline)
      throws PanelException {
    throw PanelException.notOffered("Plesk provides no mail log");
  }

  @Override
  public List<PanelPermission> permissions(Deadline deadline)
      throws PanelException, InterruptedException {
    var rights = new ArrayList<PanelPermission>();
    calls.rest("/server", Map.of(), deadline);
    rights.add(new PanelPermission(true, true, "may use the REST API"));
    rights.add(
        PanelPermission.of(
            "read what fail2ban bans (utility ip_ban)",
            false,
            () -> calls.cli("ip_ban", List.of("--banned"), deadline)));
    rights.add(
        PanelPermission.of(
            "use the XML API (owner and mail service of a domain)",
            false,
            () -> calls.xml("server", "<server><get_protos/></server>", deadline)));
    return rights;
  }

  private List<Ip> addresses(Deadline deadline) throws PanelException, InterruptedException {
    var addresses = new LinkedHashSet<Ip>();
    for (DocumentNode entry : calls.rest("/server/ips", Map.of(), deadline).list()) {
      Stream.of("public_ip", "ipv4", "ipv6", "ip")
          .flatMap(key -> entry.findText(key).stream())
          .flatMap(text -> Ip.parse(text.strip()).stream())
          .limit(1)
          .forEach(addresses::add);
    }
    return List.copyOf(addresses);
  }

  private static boolean isMain(DocumentNode domain) {
    return domain.findText("base_domain_id").filter(id -> !id.equals("0")).isEmpty();
  }

  /** Returns the IPs that all mail is sent from, if the server is configured that way. */
  private List<Ip> explicit(Deadline deadline) throws PanelException, InterruptedException {
    String printed;
    try {
      printed = calls.cli("mailserver", List.of("--info"), deadline);
    } catch (PanelException failed) {
      return failed.defaultIfUnsupported(List.of());
    }
    List<String> lines = printed.lines().filter(PleskPanel::isAboutOutgoing).toList();
    if (lines.stream().noneMatch(line -> line.contains("explicit"))) {
      return List.of();
    }
    var addresses = new ArrayList<Ip>();
    for (String line : lines) {
      Matcher words = ADDRESS.matcher(line);
      while (words.find()) {
        Ip.parse(words.group()).ifPresent(addresses::add);
      }
    }
    return addresses;
  }

  private static boolean isAboutOutgoing(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return lower.contains("outgoing") || lower.contains("explicit");
  }

  private Routing routing(Domain domain, Deadline deadline)
      throws PanelException, InterruptedException {
    Optional<String> id = siteId(domain, deadline);
    if (id.isEmpty()) {
      return Routing.UNKNOWN;
    }
    return optional(
            "mail",
            "<mail><get_prefs><filter><site-id>%s</site-id></filter></get_prefs></mail>"
                .formatted(id.get()),
            deadline)
        .flatMap(preferences -> preferences.all("mailservice").stream().findFirst())
        .map(service -> service.equals("true") ? Routing.LOCAL : Routing.REMOTE)
        .orElse(Routing.UNKNOWN);
  }

  private Optional<String> siteId(Domain domain, Deadline deadline)
      throws PanelException, InterruptedException {
    try {
      return calls.rest("/domains", Map.of("name", domain.name()), deadline).list().stream()
          .filter(
              entry ->
                  entry
                      .findText("ascii_name")
                      .or(() -> entry.findText("name"))
                      .flatMap(Domain::parse)
                      .equals(Optional.of(domain)))
          .flatMap(entry -> entry.findText("id").stream())
          .filter(siteId -> siteId.matches("[0-9]{1,18}"))
          .findFirst();
    } catch (InvalidDataException invalid) {
      throw new PanelException(Cause.UNREADABLE, "Plesk sent an unreadable list", invalid);
    }
  }

  private Optional<PleskXml> optional(String what, String packet, Deadline deadline)
      throws PanelException, InterruptedException {
    try {
      return Optional.of(calls.xml(what, packet, deadline));
    } catch (PanelException failed) {
      return failed.defaultIfUnsupported(Optional.empty());
    }
  }
}
