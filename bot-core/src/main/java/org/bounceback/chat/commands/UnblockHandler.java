package org.bounceback.chat.commands;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bounceback.address.Ip;
import org.bounceback.cases.AuditLog;
import org.bounceback.cases.AuditLog.AuditOutcome;
import org.bounceback.cases.AuditLog.AuditedAction;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseResult;
import org.bounceback.chat.Block;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Button;
import org.bounceback.chat.Button.Style;
import org.bounceback.chat.Card;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.Span;
import org.bounceback.chat.cards.ButtonId;
import org.bounceback.chat.cards.ButtonId.Action;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.ServerCardRenderer;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.findings.BanFindings;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.OwnServerFindings;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.hosting.PanelException;
import org.bounceback.hosting.ServerQueries;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.EscalationService;

/**
 * Removes blocks on our own servers, for administrators. The first click asks for confirmation. The
 * second queries the servers again and removes the blocks that still exist as shown. The audit log
 * records each removal before it starts, and its outcome.
 */
final class UnblockHandler {
  private static final String ACTION = "unblock";

  private final ServerAdministration administration;
  private final CaseRepository caseRepository;
  private final EscalationService escalationService;
  private final WorkerPools workerPools;
  private final Clock clock;
  private final MessageBundle messageBundle;
  private final ServerCardRenderer hosts;

  UnblockHandler(
      ServerAdministration administration,
      CaseRepository caseRepository,
      EscalationService escalationService,
      WorkerPools workerPools,
      Clock clock,
      MessageBundle messageBundle) {
    this.administration = administration;
    this.caseRepository = caseRepository;
    this.escalationService = escalationService;
    this.workerPools = workerPools;
    this.clock = clock;
    this.messageBundle = messageBundle;
    this.hosts = new ServerCardRenderer(messageBundle);
  }

  /** Shows the blocks to remove and the button that removes them. */
  BotResponse confirm(InboundEvent inboundEvent, Case stored) throws StoreException {
    List<IpBan> blocks = stored.findings().liftableBans();
    if (!administration.mayChange(inboundEvent)) {
      return refuse(inboundEvent, stored, blocks);
    }
    List<Block> shown =
        List.of(
            new Block.Facts(
                blocks.stream()
                    .map(
                        each ->
                            new Block.LabeledField(
                                each.server(),
                                List.of(
                                    Span.code(each.ip().toString()),
                                    Span.plain(
                                        " "
                                            + each.by().title()
                                            + ", "
                                            + each.list()
                                            + (each.reason().isBlank()
                                                ? ""
                                                : ": " + each.reason())))))
                    .toList()));
    var button =
        new Button(
            new ButtonId(Action.UNBLOCK_NOW, stored.id()).text(),
            messageBundle.text("buttons.unblock-now"),
            Style.PRIMARY);
    return BotResponse.toAsker(new Card(messageBundle.text("own.confirm"), shown, List.of(button)));
  }

  /** Removes the blocks. */
  BotResponse now(InboundEvent inboundEvent, Case stored) throws StoreException {
    List<IpBan> blocks = stored.findings().liftableBans();
    if (!administration.mayChange(inboundEvent)) {
      return refuse(inboundEvent, stored, blocks);
    }
    Optional<ServerQueries> queries = administration.askable();
    if (queries.isEmpty() || blocks.isEmpty()) {
      return BotResponse.toAsker(messageBundle.text("stale"));
    }
    return workerPools.respond(
        workerPools.reserve(),
        Card.of(messageBundle.text("own.unblocking")),
        Visibility.IN_PLACE,
        messagePoster -> removeBan(inboundEvent, stored, queries.get(), blocks, messagePoster));
  }

  private void removeBan(
      InboundEvent inboundEvent,
      Case stored,
      ServerQueries queries,
      List<IpBan> blocks,
      MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    List<Block> done = new ArrayList<>();
    List<IpBan> ended = new ArrayList<>();
    // The card may be hours old: only blocks that still exist as shown are removed.
    Optional<IpBanReport> now = queries.bans(blocks.get(0).ip(), administration.deadline());
    for (IpBan block : blocks) {
      if (!isStill(block, now)) {
        String why = messageBundle.text("own.changed");
        write(inboundEvent, stored, block, AuditOutcome.FAILED, "not found as it was shown");
        done.add(new Block.Text(List.of(Span.bold(block.server()), Span.plain(": " + why))));
        continue;
      }
      write(inboundEvent, stored, block, AuditOutcome.BEGUN, "");
      String message;
      try {
        message = queries.removeBan(block, administration.deadline());
        write(inboundEvent, stored, block, AuditOutcome.DONE, message);
        ended.add(block);
      } catch (PanelException failed) {
        message = failed.message();
        write(inboundEvent, stored, block, AuditOutcome.FAILED, message);
      }
      done.add(new Block.Text(List.of(Span.bold(block.server()), Span.plain(": " + message))));
    }
    Optional<IpBanReport> still = queries.bans(blocks.get(0).ip(), administration.deadline());
    messagePoster.edit(
        messagePoster.first(), new Card(outcome(blocks.get(0).ip(), still), done, List.of()));
    Instant at = clock.instant();
    UnaryOperator<OwnServerFindings> after = own -> own.afterUnblocking(ended, still, at);
    escalationService.storeResult(stored.id(), found -> concluded(found, after));
  }

  /** Returns the case's new result, so that its card no longer offers removed blocks. */
  private CaseResult concluded(Case found, UnaryOperator<OwnServerFindings> after) {
    CaseResult before = found.caseResult();
    if (found.findings() instanceof BanFindings bans) {
      BanFindings now = new BanFindings(bans.subject(), bans.ownServers().map(after));
      return new CaseResult(hosts.headline(now), before.verdict(), now);
    }
    if (found.findings() instanceof BounceFindings bounce) {
      return before.with(bounce.withOwnServers(bounce.ownServers().map(after)));
    }
    return before;
  }

  /**
   * Returns whether the server still has the same block, not a later one or one of another kind.
   */
  private static boolean isStill(IpBan shown, Optional<IpBanReport> now) {
    return now.stream()
        .flatMap(report -> report.bans().stream())
        .anyMatch(
            each ->
                each.removable()
                    && each.server().equals(shown.server())
                    && each.by() == shown.by()
                    && each.list().equals(shown.list())
                    && each.ip().equals(shown.ip())
                    && each.since().equals(shown.since())
                    // Without a start time, the reason identifies the block.
                    && (shown.since().isPresent() || each.reason().equals(shown.reason())));
  }

  private String outcome(Ip ip, Optional<IpBanReport> still) {
    if (still.isEmpty() || !still.get().failures().isEmpty()) {
      return messageBundle.text("own.unblocked-unknown", "subject", ip.toString());
    }
    String key = still.get().bans().isEmpty() ? "own.unblocked" : "own.still-blocked";
    return messageBundle.text(key, "subject", ip.toString());
  }

  private BotResponse refuse(InboundEvent inboundEvent, Case stored, List<IpBan> blocks)
      throws StoreException {
    for (IpBan block : blocks) {
      write(inboundEvent, stored, block, AuditOutcome.REFUSED, "no administrator");
    }
    return BotResponse.toAsker(messageBundle.text("own.not-allowed"));
  }

  private void write(
      InboundEvent inboundEvent, Case stored, IpBan block, AuditOutcome auditOutcome, String detail)
      throws StoreException {
    AuditLog auditLog = caseRepository.audit();
    auditLog.record(
        new AuditedAction(
            CaseOpener.requester(inboundEvent),
            ACTION,
            block.ip()
                + " at "
                + block.server()
                + " ("
                + block.by().code()
                + ", "
                + block.list()
                + ")",
            auditOutcome,
            detail,
            stored.id()));
  }
}
