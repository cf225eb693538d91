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
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.chat.Block;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Button;
import org.bounceback.chat.Button.Style;
import org.bounceback.chat.Card;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
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
 * Ends what our own servers block, for those who may: the first press asks whether it is meant, the
 * second asks the server again and ends the blocks that it still has as they were shown. Each act
 * stands in the audit before it is done, and again with what came of it.
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

  /** What would be ended, with the button that does it. */
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

  /** Ends them. */
  BotResponse now(InboundEvent inboundEvent, Case stored) throws StoreException {
    List<IpBan> blocks = stored.findings().liftableBans();
    if (!administration.mayChange(inboundEvent)) {
      return refuse(inboundEvent, stored, blocks);
    }
    Optional<ServerQueries> side = administration.askable();
    if (side.isEmpty() || blocks.isEmpty()) {
      return BotResponse.toAsker(messageBundle.text("stale"));
    }
    return workerPools
        .reserve()
        .map(
            workerPermit ->
                BotResponse.of(
                    new InitialResponse.ShowCard(
                        Card.of(messageBundle.text("own.unblocking")), Visibility.IN_PLACE),
                    workerPermit.work(
                        messagePoster ->
                            removeBan(inboundEvent, stored, side.get(), blocks, messagePoster))))
        .orElseGet(() -> BotResponse.toAsker(messageBundle.text("busy")));
  }

  private void removeBan(
      InboundEvent inboundEvent,
      Case stored,
      ServerQueries side,
      List<IpBan> blocks,
      MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    List<Block> done = new ArrayList<>();
    List<IpBan> ended = new ArrayList<>();
    // The card may be hours old: only what is still there as it was shown is ended.
    Optional<IpBanReport> now = side.bans(blocks.get(0).ip(), administration.deadline());
    for (IpBan block : blocks) {
      if (!isStill(block, now)) {
        String why = messageBundle.text("own.changed");
        write(inboundEvent, stored, block, AuditOutcome.FAILED, "not found as it was shown");
        done.add(new Block.Text(List.of(Span.bold(block.server()), Span.plain(": " + why))));
        continue;
      }
      write(inboundEvent, stored, block, AuditOutcome.BEGUN, "");
      String words;
      try {
        words = side.removeBan(block, administration.deadline());
        write(inboundEvent, stored, block, AuditOutcome.DONE, words);
        ended.add(block);
      } catch (PanelException failed) {
        words = failed.message();
        write(inboundEvent, stored, block, AuditOutcome.FAILED, words);
      }
      done.add(new Block.Text(List.of(Span.bold(block.server()), Span.plain(": " + words))));
    }
    Optional<IpBanReport> still = side.bans(blocks.get(0).ip(), administration.deadline());
    messagePoster.edit(
        messagePoster.first(), new Card(outcome(blocks.get(0).ip(), still), done, List.of()));
    Instant at = clock.instant();
    UnaryOperator<OwnServerFindings> after = own -> own.afterUnblocking(ended, still, at);
    escalationService.storeResult(stored.id(), found -> concluded(found, after));
  }

  /** What the case has come to, so that its card no more offers what is done. */
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

  /** Whether the server has the same block now: not one that began later, of another kind. */
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
                    // Without a usable time the words hold it.
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
            new CaseRequester(
                inboundEvent.chatUser().id(),
                inboundEvent.chatLocation().workspace(),
                inboundEvent.chatLocation().channel(),
                inboundEvent.chatLocation().thread()),
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
