package org.bounceback.hosting.whm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.data.DocumentNode;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.DomainMailSetup.Routing;
import org.bounceback.hosting.DomainMailSetup.Sending;
import org.bounceback.hosting.DomainMailSetup.Source;
import org.bounceback.hosting.HostingPanel;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.MailLogLine;
import org.bounceback.hosting.MailLogQuery;
import org.bounceback.hosting.PanelException;
import org.bounceback.hosting.PanelInventory;
import org.bounceback.hosting.PanelInventory.HostedDomain;
import org.bounceback.hosting.PanelPermission;
import org.bounceback.net.Deadline;

/**
 * A client for WHM with cPanel, by WHM API 1. The sending IP of a domain comes from {@code
 * validate_current_ptrs}, which determines it like the mail server, from {@code /etc/mailips} and
 * {@code /etc/mailhelo}.
 */
public final class WhmPanel implements HostingPanel {
  private final String server;
  private final WhmCalls calls;
  private final WhmBans blocks;
  private final WhmLog log;

  public WhmPanel(String server, WhmCalls calls, boolean csf) {
    this.server = server;
    this.calls = calls;
    this.blocks = new WhmBans(server, calls, csf);
    this.log = new WhmLog(server, calls);
  }

  @Override
  public String server() {
    return server;
  }

  @Override
  public PanelInventory inventory(Deadline deadline) throws PanelException, InterruptedException {
    List<HostedDomain> domains = domains(deadline);
    return new PanelInventory(
        text("gethostname", "hostname", deadline).flatMap(Domain::parse),
        text("version", "version", deadline),
        addresses(deadline),
        domains);
  }

  @Override
  public DomainMailSetup mailSetup(Domain domain, Deadline deadline)
      throws PanelException, InterruptedException {
    Optional<DocumentNode> data =
        optional("domainuserdata", Map.of("domain", domain.name()), deadline);
    Optional<DocumentNode> userdata = data.flatMap(domainData -> domainData.find("userdata"));
    Optional<String> account = userdata.flatMap(user -> user.findText("user"));
    List<DocumentNode> checked = checkedNames(domain, deadline);
    var sending = new ArrayList<Sending>();
    checked.stream()
        .flatMap(check -> check.findText("ip_address").flatMap(Ip::parse).stream())
        .map(ip -> new Sending(ip, Source.MAIL_ADDRESS))
        .forEach(sending::add);
    if (sending.isEmpty()) {
      addresses(deadline).stream()
          .limit(1)
          .map(ip -> new Sending(ip, Source.MAIN_ADDRESS))
          .forEach(sending::add);
      userdata
          .flatMap(user -> user.findText("ip"))
          .flatMap(Ip::parse)
          .filter(ip -> sending.stream().noneMatch(candidate -> candidate.ip().equals(ip)))
          .map(ip -> new Sending(ip, Source.DOMAIN_ADDRESS))
          .ifPresent(sending::add);
    }
    return new DomainMailSetup(
        server,
        domain,
        account,
        sending,
        checked.stream()
            .flatMap(check -> check.findText("helo").flatMap(Domain::parse).stream())
            .findFirst(),
        account.isPresent() ? routing(account.get(), domain, deadline) : Routing.UNKNOWN,
        account.isPresent() ? stopped(account.get(), deadline) : Optional.empty());
  }

  @Override
  public List<IpBan> bans(Ip ip, Deadline deadline) throws PanelException, InterruptedException {
    return blocks.of(ip, deadline);
  }

  @Override
  public String removeBan(IpBan block, Deadline deadline)
      throws PanelException, InterruptedException {
    return blocks.removeBan(block, deadline);
  }

  @Override
  public List<MailLogLine> logLines(MailLogQuery question, Deadline deadline)
      throws PanelException, InterruptedException {
    return log.of(question, deadline);
  }

  @Override
  public List<PanelPermission> permissions(Deadline deadline)
      throws PanelException, InterruptedException {
    return List.of(
        PanelPermission.of("list the domains (list-accts)", true, () -> domains(deadline)),
        PanelPermission.of(
            "name the server's addresses (basic-whm-functions)", true, () -> addresses(deadline)),
        PanelPermission.of("read what cPHulk blocks", false, () -> blocks.probe(deadline)),
        PanelPermission.of(
            "read the delivery reports (track-email)", false, () -> log.probe(deadline)),
        PanelPermission.of(
            "read an account's mail routing (cpanel-api)", false, () -> probeRouting(deadline)));
  }

  private void probeRouting(Deadline deadline) throws PanelException, InterruptedException {
    Optional<HostedDomain> any =
        domains(deadline).stream().filter(domain -> domain.account().isPresent()).findFirst();
    if (any.isPresent()) {
      routes(any.get().account().orElseThrow(), any.get().domain(), deadline);
    }
  }

  /**
   * Returns all domains; if that function is missing, only the main domains from the list of
   * accounts.
   */
  private List<HostedDomain> domains(Deadline deadline)
      throws PanelException, InterruptedException {
    Set<HostedDomain> domains = new LinkedHashSet<>();
    Optional<DocumentNode> all = optional("get_domain_info", Map.of(), deadline);
    for (DocumentNode entry : all.map(data -> data.list("domains")).orElse(List.of())) {
      String type = entry.findText("domain_type").orElse("");
      hosted(entry, type.equals("main") || type.isEmpty()).ifPresent(domains::add);
    }
    if (all.isEmpty()) {
      for (DocumentNode account : calls.call("listaccts", Map.of(), deadline).list("acct")) {
        hosted(account, true).ifPresent(domains::add);
      }
    }
    return List.copyOf(domains);
  }

  private static Optional<HostedDomain> hosted(DocumentNode entry, boolean main) {
    return entry
        .findText("domain")
        .flatMap(Domain::parse)
        .map(domain -> new HostedDomain(domain, entry.findText("user"), main));
  }

  /** Returns the public IPs of the server, the main one first. */
  private List<Ip> addresses(Deadline deadline) throws PanelException, InterruptedException {
    Comparator<DocumentNode> mainFirst =
        Comparator.comparing(entry -> !"1".equals(entry.findText("mainaddr").orElse("")));
    return optional("listips", Map.of(), deadline).stream()
        .flatMap(data -> data.list("ip").stream())
        .filter(entry -> !"0".equals(entry.findText("active").orElse("1")))
        .sorted(mainFirst)
        .flatMap(entry -> address(entry).stream())
        .distinct()
        .toList();
  }

  /** Returns the IP of an entry. Behind NAT, the public IP differs from that of the interface. */
  private static Optional<Ip> address(DocumentNode entry) {
    return Stream.of("public_ip", "ip")
        .flatMap(key -> entry.findText(key).flatMap(Ip::parse).stream())
        .findFirst();
  }

  private List<DocumentNode> checkedNames(Domain domain, Deadline deadline)
      throws PanelException, InterruptedException {
    return optional("validate_current_ptrs", Map.of("domain", domain.name()), deadline).stream()
        .flatMap(data -> data.list("payload").stream())
        .filter(
            check -> check.findText("domain").flatMap(Domain::parse).equals(Optional.of(domain)))
        .filter(check -> !check.findText("state").filter("ERROR"::equals).isPresent())
        .toList();
  }

  private Routing routing(String account, Domain domain, Deadline deadline)
      throws PanelException, InterruptedException {
    try {
      return routes(account, domain, deadline).stream()
          .filter(
              route -> route.findText("domain").flatMap(Domain::parse).equals(Optional.of(domain)))
          .map(WhmPanel::routing)
          .findFirst()
          .orElse(Routing.UNKNOWN);
    } catch (PanelException failed) {
      return failed.defaultIfUnsupported(Routing.UNKNOWN);
    }
  }

  /**
   * Returns why the account cannot send. Accounts that sent spam are held or suspended, manually or
   * by a limit.
   */
  private Optional<String> stopped(String account, Deadline deadline)
      throws PanelException, InterruptedException {
    return optional("accountsummary", Map.of("user", account), deadline).stream()
        .flatMap(data -> data.list("acct").stream())
        .flatMap(
            accountData ->
                Stream.of(
                        sentenceIf(
                            accountData, "suspended", "The account " + account + " is suspended."),
                        sentenceIf(
                            accountData,
                            "outgoing_mail_suspended",
                            "Outgoing mail of the account " + account + " is suspended."),
                        sentenceIf(
                            accountData,
                            "outgoing_mail_hold",
                            "Outgoing mail of the account " + account + " is held in the queue."))
                    .flatMap(Optional::stream))
        .findFirst();
  }

  private static Optional<String> sentenceIf(DocumentNode account, String key, String sentence) {
    return account.findText(key).filter("1"::equals).map(yes -> sentence);
  }

  private List<DocumentNode> routes(String account, Domain domain, Deadline deadline)
      throws PanelException, InterruptedException {
    return calls
        .uapi(account, "Email", "list_mxs", Map.of("domain", domain.name()), deadline)
        .list();
  }

  /** Returns the configured routing, or the detected one if the configuration is automatic. */
  private static Routing routing(DocumentNode route) {
    return Stream.of("mxcheck", "detected")
        .flatMap(key -> route.findText(key).stream())
        .filter(word -> !word.equals("auto"))
        .findFirst()
        .map(
            word ->
                switch (word) {
                  case "local" -> Routing.LOCAL;
                  case "remote" -> Routing.REMOTE;
                  case "secondary" -> Routing.SECONDARY;
                  default -> Routing.UNKNOWN;
                })
        .orElse(Routing.UNKNOWN);
  }

  private Optional<String> text(String function, String key, Deadline deadline)
      throws PanelException, InterruptedException {
    return optional(function, Map.of(), deadline).flatMap(data -> data.findText(key));
  }

  /** Calls a function; empty if the token or version does not support it. */
  private Optional<DocumentNode> optional(
      String function, Map<String, String> parameters, Deadline deadline)
      throws PanelException, InterruptedException {
    try {
      return Optional.of(calls.call(function, parameters, deadline));
    } catch (PanelException failed) {
      return failed.defaultIfUnsupported(Optional.empty());
    }
  }
}
