package org.bounceback.hosting.directadmin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
import org.bounceback.hosting.panel.CsfPage;
import org.bounceback.hosting.panel.PanelTimestamp;
import org.bounceback.net.Deadline;

/**
 * A client for DirectAdmin. A domain's mail is sent from the IP of its user if the user has its own
 * ({@code /etc/virtual/domainips}), otherwise from the server's IP. Bans of the Brute Force Monitor
 * can be read, but only removed in the panel itself; CSF bans can be removed if CSF is installed.
 * DirectAdmin provides no mail log.
 */
public final class DirectAdminPanel implements HostingPanel {
  private static final int MAX_DEPTH = 6;

  private final String server;
  private final DirectAdminCalls calls;
  private final Optional<CsfPage> csf;

  public DirectAdminPanel(String server, DirectAdminCalls calls, boolean csf) {
    this.server = server;
    this.calls = calls;
    this.csf =
        csf
            ? Optional.of(new CsfPage(server, calls.wire(), "/CMD_PLUGINS_ADMIN/csf/index.raw"))
            : Optional.empty();
  }

  @Override
  public String server() {
    return server;
  }

  @Override
  public PanelInventory inventory(Deadline deadline) throws PanelException, InterruptedException {
    DocumentNode owners = owners(deadline);
    var domains = new ArrayList<HostedDomain>();
    for (String name : owners.keys()) {
      Domain.parse(name)
          .map(domain -> new HostedDomain(domain, owners.findText(name), false))
          .ifPresent(domains::add);
    }
    return new PanelInventory(Optional.empty(), Optional.empty(), addresses(deadline), domains);
  }

  @Override
  public DomainMailSetup mailSetup(Domain domain, Deadline deadline)
      throws PanelException, InterruptedException {
    Optional<String> account = owners(deadline).findText(domain.name());
    Optional<DocumentNode> user =
        account.isEmpty()
            ? Optional.empty()
            : optional(calls, "CMD_API_SHOW_USER_CONFIG", Map.of("user", account.get()), deadline);
    var sending = new ArrayList<Sending>();
    user.flatMap(config -> config.findText("ip"))
        .flatMap(Ip::parse)
        .map(ip -> new Sending(ip, Source.DOMAIN_ADDRESS))
        .ifPresent(sending::add);
    addresses(deadline).stream()
        .limit(1)
        .filter(ip -> sending.stream().noneMatch(candidate -> candidate.ip().equals(ip)))
        .map(ip -> new Sending(ip, Source.MAIN_ADDRESS))
        .forEach(sending::add);
    return new DomainMailSetup(
        server,
        domain,
        account,
        sending,
        Optional.empty(),
        account.isEmpty() ? Routing.UNKNOWN : routing(account.get(), domain, deadline),
        user.flatMap(config -> config.findText("suspended"))
            .filter(word -> word.equals("yes"))
            .map(yes -> "The account " + account.orElse("") + " is suspended."));
  }

  @Override
  public List<IpBan> bans(Ip ip, Deadline deadline) throws PanelException, InterruptedException {
    var blocks = new ArrayList<IpBan>();
    Map<String, String> parameters = Map.of("show", "BLOCKEDIPS", "value", ip.toString());
    DocumentNode answer = calls.call("CMD_API_BRUTE_FORCE_MONITOR", parameters, deadline);
    collect(answer, ip, MAX_DEPTH).stream().limit(1).forEach(entry -> blocks.add(block(ip, entry)));
    if (csf.isPresent()) {
      blocks.addAll(csf.get().bans(ip, deadline));
    }
    return List.copyOf(blocks);
  }

  @Override
  public String removeBan(IpBan block, Deadline deadline)
      throws PanelException, InterruptedException {
    if (block.by() == Blocker.CSF && csf.isPresent()) {
      return csf.get().removeBan(block, deadline);
    }
    throw new PanelException(
        Cause.NOT_OFFERED, "End this block in DirectAdmin itself, under Brute Force Monitor");
  }

  @Override
  public List<MailLogLine> logLines(MailLogQuery question, Deadline deadline)
      throws PanelException {
    throw PanelException.notOffered("DirectAdmin provides no mail log");
  }

  @Override
  public List<PanelPermission> permissions(Deadline deadline)
      throws PanelException, InterruptedException {
    return List.of(
        PanelPermission.of(
            "list the domains (CMD_API_DOMAIN_OWNERS)", true, () -> owners(deadline)),
        PanelPermission.of(
            "name the server's addresses (CMD_API_IP_MANAGER)",
            true,
            () -> calls.call("CMD_API_IP_MANAGER", Map.of(), deadline)),
        PanelPermission.of(
            "read what the Brute Force Monitor blocks (CMD_API_BRUTE_FORCE_MONITOR)",
            false,
            () ->
                calls.call("CMD_API_BRUTE_FORCE_MONITOR", Map.of("show", "BLOCKEDIPS"), deadline)));
  }

  private DocumentNode owners(Deadline deadline) throws PanelException, InterruptedException {
    DocumentNode owners = calls.call("CMD_API_DOMAIN_OWNERS", Map.of(), deadline);
    if (!owners.isObject() && !owners.list().isEmpty()) {
      throw new InvalidDataException(owners.path() + " is not an object of domains");
    }
    return owners;
  }

  /** Returns the IPs from a list, or from an object with one. */
  private List<Ip> addresses(Deadline deadline) throws PanelException, InterruptedException {
    Optional<DocumentNode> answer = optional(calls, "CMD_API_IP_MANAGER", Map.of(), deadline);
    var addresses = new LinkedHashSet<Ip>();
    answer.stream()
        .flatMap(entry -> entry.isObject() ? entry.list("list").stream() : entry.list().stream())
        .filter(entry -> !entry.isObject())
        .flatMap(entry -> Ip.parse(entry.text()).stream())
        .forEach(addresses::add);
    return List.copyOf(addresses);
  }

  /** Returns whether the server delivers the domain's mail locally: {@code internal}. */
  private Routing routing(String account, Domain domain, Deadline deadline)
      throws PanelException, InterruptedException {
    return optional(calls.as(account), "CMD_API_DNS_MX", Map.of("domain", domain.name()), deadline)
        .flatMap(mx -> mx.findText("internal"))
        .map(
            word ->
                switch (word) {
                  case "yes", "on", "true", "1" -> Routing.LOCAL;
                  case "no", "off", "false", "0" -> Routing.REMOTE;
                  default -> Routing.UNKNOWN;
                })
        .orElse(Routing.UNKNOWN);
  }

  /** Returns the entries about the IP, in any of the formats of different versions. */
  private static List<DocumentNode> collect(DocumentNode documentNode, Ip ip, int depth) {
    if (depth == 0) {
      return List.of();
    }
    if (!documentNode.isObject()) {
      List<DocumentNode> members = documentNode.list();
      return members.size() == 1 && members.get(0) == documentNode
          ? List.of()
          : members.stream().flatMap(member -> collect(member, ip, depth - 1).stream()).toList();
    }
    boolean isAbout =
        documentNode
            .find("ip")
            .filter(node -> !node.isObject())
            .flatMap(node -> Ip.parse(node.text()))
            .filter(ip::equals)
            .isPresent();
    if (isAbout) {
      return List.of(documentNode);
    }
    return documentNode.keys().stream()
        .flatMap(
            key -> {
              Optional<DocumentNode> member = documentNode.find(key).filter(DocumentNode::isObject);
              boolean named = Ip.parse(key).filter(ip::equals).isPresent();
              return named && member.isPresent()
                  ? Stream.of(member.get())
                  : documentNode.find(key).stream()
                      .flatMap(node -> collect(node, ip, depth - 1).stream());
            })
        .toList();
  }

  private IpBan block(Ip ip, DocumentNode entry) {
    Optional<Instant> since = PanelTimestamp.seconds(entry.findText("dateblocked"));
    String why =
        Stream.of("info", "reason", "filter", "log")
            .flatMap(key -> entry.findText(key).stream())
            .filter(words -> !words.isBlank())
            .collect(Collectors.joining("; "));
    return new IpBan(
        server,
        Blocker.BRUTE_FORCE_MONITOR,
        "blocked addresses",
        ip,
        why,
        since,
        Optional.empty(),
        false);
  }

  private static Optional<DocumentNode> optional(
      DirectAdminCalls client, String command, Map<String, String> parameters, Deadline deadline)
      throws PanelException, InterruptedException {
    try {
      return Optional.of(client.call(command, parameters, deadline));
    } catch (PanelException failed) {
      return failed.defaultIfUnsupported(Optional.empty());
    }
  }
}
