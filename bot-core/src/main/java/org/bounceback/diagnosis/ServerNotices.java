package org.bounceback.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.address.Ip;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.DomainMailSetup.Routing;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.IpBanReport;

/**
 * Notices about what our own servers report. Everyone in the channel and readers of the ticket can
 * see them, so they contain no reason of a block, no account and no log line.
 */
final class ServerNotices {
  private final AdviceCatalog book;

  ServerNotices(AdviceCatalog book) {
    this.book = book;
  }

  List<Notice> of(RecipientEvidence found) {
    ServerFindings own = found.own();
    var notices = new ArrayList<Notice>();
    own.blocks().ifPresent(blocks -> notices.addAll(blocks(blocks)));
    own.senderMail()
        .flatMap(DomainMailSetup::suspendedReason)
        .ifPresent(stopped -> notices.add(Notice.quoted(stopped)));
    own.senderMail().ifPresent(mail -> notices.addAll(sending(mail, found)));
    own.recipientMail().ifPresent(mail -> notices.addAll(routing(mail, found.recipientMail())));
    return notices;
  }

  private List<Notice> blocks(IpBanReport blocks) {
    var notices = new ArrayList<Notice>();
    for (IpBan block : blocks.bans()) {
      Map<String, String> values = new HashMap<>();
      values.put("server", block.server());
      values.put("address", block.ip().toString());
      block.since().ifPresent(since -> values.put("since", since.toString()));
      notices.addAll(text("own-block", values));
    }
    if (blocks.bans().isEmpty() && !blocks.checkedServers().isEmpty()) {
      notices.addAll(
          text(
              "own-block-none",
              Map.of(
                  "address",
                  blocks.ip().toString(),
                  "servers",
                  String.join(", ", blocks.checkedServers()))));
    }
    if (!blocks.failures().isEmpty()) {
      notices.addAll(text("own-block-unknown", Map.of()));
    }
    return notices;
  }

  /** Reports the sending address if the panel has it as one of the domain's addresses. */
  private List<Notice> sending(DomainMailSetup mail, RecipientEvidence found) {
    Optional<Ip> sendingIp = found.mailOrigin().sendingIp();
    return mail.sending().stream()
        .filter(each -> sendingIp.filter(each.ip()::equals).isPresent())
        .limit(1)
        .flatMap(
            each ->
                text(
                    "own-sending",
                    Map.of(
                        "address", each.ip().toString(),
                        "domain", mail.domain().name(),
                        "source", each.source().description()))
                    .stream())
        .collect(Collectors.toList());
  }

  private List<Notice> routing(DomainMailSetup mail, HostingLocation world) {
    Map<String, String> values = Map.of("domain", mail.domain().name(), "server", mail.server());
    if (mail.routing() == Routing.LOCAL && world == HostingLocation.ELSEWHERE) {
      return text("own-routing-local", values);
    }
    return mail.routing() == Routing.REMOTE && world == HostingLocation.OURS
        ? text("own-routing-remote", values)
        : List.of();
  }

  private List<Notice> text(String id, Map<String, String> values) {
    return List.of(Notice.of(book.notice(id), values));
  }
}
