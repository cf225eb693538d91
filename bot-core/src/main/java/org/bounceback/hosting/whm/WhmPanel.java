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
 * WHM with cPanel, by WHM API 1. Which address a domain's mail leaves by is taken from {@code
 * validate_current_ptrs}, which works it out as the mail server does, from {@code /etc/mailips} and
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
  public PanelInventory facts(Deadline deadline) throws PanelException, InterruptedException {
    List<HostedDomain> domains = domains(deadline);
    return new PanelInventory(
        text("gethostname", "hostname", deadline).flatMap(Domain::parse),
        text("version", "version", deadline),
        addresses(deadline),
        domains);
  }

  @Override
  public DomainMailSetup mailOf(Domain domain, Deadline deadline)
      throws PanelException, InterruptedException {
    Optional<DocumentNode> data =
        optional("domainuserdata", Map.of("domain", domain.name()), deadline);
    Optional<DocumentNode> userdata = data.flatMap(each -> each.find("userdata"));
    Optional<String> account = userdata.flatMap(each -> each.findText("user"));
    List<DocumentNode> checked = checkedNames(domain, deadline);
    var sending = new ArrayList<Sending>();
    checked.stream()
        .flatMap(each -> each.findText("ip_address").flatMap(Ip::parse).stream())
        .map(ip -> new Sending(ip, Source.MAIL_ADDRESS))
        .forEach(sending::add);
    if (sending.isEmpty()) {
      addresses(deadline).stream()
          .limit(1)
          .map(ip -> new Sending(ip, Source.MAIN_ADDRESS))
          .forEach(sending::add);
      userdata
          .flatMap(each -> each.findText("ip"))
          .flatMap(Ip::parse)
          .filter(ip -> sending.stream().noneMatch(each -> each.ip().equals(ip)))
          .map(ip -> new Sending(ip, Source.DOMAIN_ADDRESS))
          .ifPresent(sending::add);
    }
    return new DomainMailSetup(
        server,
        domain,
        account,
        sending,
        checked.stream()
            .flatMap(each -> each.findText("helo").flatMap(Domain::parse).stream())
            .findFirst(),
        account.isPresent() ? routing(account.get(), domain, deadline) : Routing.UNKNOWN,
        account.isPresent() ? stopped(account.get(), deadline) : Optional.empty());
  }

  @Override
  public List<IpBan> blocks(Ip ip, Deadline deadline) throws PanelException, InterruptedException {
    return blocks.of(ip, deadline);
  }

  @Override
  public String lift(IpBan block, Deadline deadline) throws PanelException, InterruptedException {
    return blocks.lift(block, deadline);
  }

  @Override
  public List<MailLogLine> deliveries(MailLogQuery question, Deadline deadline)
      throws PanelException, InterruptedException {
    return log.of(question, deadline);
  }

  @Override
  public List<PanelPermission> rights(Deadline deadline)
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
        domains(deadline).stream().filter(each -> each.account().isPresent()).findFirst();
    if (any.isPresent()) {
      routes(any.get().account().orElseThrow(), any.get().domain(), deadline);
    }
  }

  /** Every domain; from the list of accounts, which knows the main ones alone, where need be. */
  private List<HostedDomain> domains(Deadline deadline)
      throws PanelException, InterruptedException {
    Set<HostedDomain> domains = new LinkedHashSet<>();
    Optional<DocumentNode> all = optional("get_domain_info", Map.of(), deadline);
    for (DocumentNode each : all.map(data -> data.list("domains")).orElse(List.of())) {
      String type = each.findText("domain_type").orElse("");
      hosted(each, type.equals("main") || type.isEmpty()).ifPresent(domains::add);
    }
    if (all.isEmpty()) {
      for (DocumentNode each : calls.call("listaccts", Map.of(), deadline).list("acct")) {
        hosted(each, true).ifPresent(domains::add);
      }
    }
    return List.copyOf(domains);
  }

  private static Optional<HostedDomain> hosted(DocumentNode each, boolean main) {
    return each.findText("domain")
        .flatMap(Domain::parse)
        .map(domain -> new HostedDomain(domain, each.findText("user"), main));
  }

  /** As the world sees them, the main one first. */
  private List<Ip> addresses(Deadline deadline) throws PanelException, InterruptedException {
    Comparator<DocumentNode> mainFirst =
        Comparator.comparing(each -> !"1".equals(each.findText("mainaddr").orElse("")));
    return optional("listips", Map.of(), deadline).stream()
        .flatMap(data -> data.list("ip").stream())
        .filter(each -> !"0".equals(each.findText("active").orElse("1")))
        .sorted(mainFirst)
        .flatMap(each -> address(each).stream())
        .distinct()
        .toList();
  }

  /** Behind a router the public one differs from that of the interface. */
  private static Optional<Ip> address(DocumentNode each) {
    return Stream.of("public_ip", "ip")
        .flatMap(key -> each.findText(key).flatMap(Ip::parse).stream())
        .findFirst();
  }

  private List<DocumentNode> checkedNames(Domain domain, Deadline deadline)
      throws PanelException, InterruptedException {
    return optional("validate_current_ptrs", Map.of("domain", domain.name()), deadline).stream()
        .flatMap(data -> data.list("payload").stream())
        .filter(each -> each.findText("domain").flatMap(Domain::parse).equals(Optional.of(domain)))
        .filter(each -> !each.findText("state").filter("ERROR"::equals).isPresent())
        .toList();
  }

  private Routing routing(String account, Domain domain, Deadline deadline)
      throws PanelException, InterruptedException {
    try {
      return routes(account, domain, deadline).stream()
          .filter(
              each -> each.findText("domain").flatMap(Domain::parse).equals(Optional.of(domain)))
          .map(WhmPanel::routing)
          .findFirst()
          .orElse(Routing.UNKNOWN);
    } catch (PanelException failed) {
      return failed.defaultUnlessUnavailable(Routing.UNKNOWN);
    }
  }

  /** Accounts that sent spam are held or suspended, by hand or by a limit. */
  private Optional<String> stopped(String account, Deadline deadline)
      throws PanelException, InterruptedException {
    return optional("accountsummary", Map.of("user", account), deadline).stream()
        .flatMap(data -> data.list("acct").stream())
        .flatMap(
            each ->
                Stream.of(
                        told(each, "suspended", "The account " + account + " is suspended."),
                        told(
                            each,
                            "outgoing_mail_suspended",
                            "Outgoing mail of the account " + account + " is suspended."),
                        told(
                            each,
                            "outgoing_mail_hold",
                            "Outgoing mail of the account " + account + " is held in the queue."))
                    .flatMap(Optional::stream))
        .findFirst();
  }

  private static Optional<String> told(DocumentNode account, String key, String words) {
    return account.findText(key).filter("1"::equals).map(yes -> words);
  }

  private List<DocumentNode> routes(String account, Domain domain, Deadline deadline)
      throws PanelException, InterruptedException {
    return calls
        .uapi(account, "Email", "list_mxs", Map.of("domain", domain.name()), deadline)
        .list();
  }

  /** What is set; where the panel is to find out by itself, what it has found. */
  private static Routing routing(DocumentNode each) {
    return Stream.of("mxcheck", "detected")
        .flatMap(key -> each.findText(key).stream())
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

  /** Empty where this token or this version has no such function. */
  private Optional<DocumentNode> optional(
      String function, Map<String, String> parameters, Deadline deadline)
      throws PanelException, InterruptedException {
    try {
      return Optional.of(calls.call(function, parameters, deadline));
    } catch (PanelException failed) {
      return failed.defaultUnlessUnavailable(Optional.empty());
    }
  }
}
