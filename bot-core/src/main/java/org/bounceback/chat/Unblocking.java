package org.bounceback.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.casebook.AuditLog;
import org.bounceback.casebook.AuditLog.AuditOutcome;
import org.bounceback.casebook.AuditLog.AuditedAction;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.CaseRequester;
import org.bounceback.casebook.CaseResult;
import org.bounceback.chat.Button.Style;
import org.bounceback.chat.ButtonId.Action;
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.chat.Posting.NotPosted;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.hosting.ServerQueries;
import org.bounceback.panel.IpBan;
import org.bounceback.panel.IpBan.Blocker;
import org.bounceback.panel.PanelException;
import org.bounceback.store.StoreException;

/**
 * Ends what our own servers block, for those who may: the first press asks whether it is meant, the
 * second asks the server again and ends the blocks that it still has as they were shown. Each act
 * stands in the audit before it is done, and again with what came of it.
 */
final class Unblocking {
  private static final String ACTION = "unblock";

  private final Services services;
  private final Texts texts;
  private final HostCard hosts;

  Unblocking(Services services, Texts texts) {
    this.services = services;
    this.texts = texts;
    this.hosts = new HostCard(texts);
  }

  /** Whether a case has a block that can be ended. */
  static boolean isFor(DocumentNode findings) {
    return !liftable(findings).isEmpty();
  }

  /** What would be ended, with the button that does it. */
  Turn confirm(Inbound inbound, Case stored) throws StoreException {
    List<IpBan> blocks = liftable(CaseCards.findings(stored));
    if (!services.host().mayChange(inbound)) {
      return refuse(inbound, stored, blocks);
    }
    List<Block> shown =
        List.of(
            new Block.Facts(
                blocks.stream()
                    .map(
                        each ->
                            new Block.Fact(
                                each.server(),
                                List.of(
                                    Span.code(each.ip().toString()),
                                    Span.plain(
                                        " "
                                            + each.by().title()
                                            + ", "
                                            + each.list()
                                            + (each.why().isBlank() ? "" : ": " + each.why())))))
                    .toList()));
    var button =
        new Button(
            new ButtonId(Action.UNBLOCK_NOW, stored.id()).text(),
            texts.say("buttons.unblock-now"),
            Style.PRIMARY);
    return Turn.toAsker(new Card(texts.say("own.confirm"), shown, List.of(button)));
  }

  /** Ends them. */
  Turn now(Inbound inbound, Case stored) throws StoreException {
    List<IpBan> blocks = liftable(CaseCards.findings(stored));
    if (!services.host().mayChange(inbound)) {
      return refuse(inbound, stored, blocks);
    }
    Optional<ServerQueries> side = services.host().askable();
    if (side.isEmpty() || blocks.isEmpty()) {
      return Turn.toAsker(texts.say("stale"));
    }
    return services
        .workers()
        .reserve()
        .map(
            slot ->
                Turn.of(
                    new FirstAnswer.Show(Card.of(texts.say("own.unblocking")), Audience.IN_PLACE),
                    slot.work(posting -> lift(inbound, stored, side.get(), blocks, posting))))
        .orElseGet(() -> Turn.toAsker(texts.say("busy")));
  }

  private void lift(
      Inbound inbound, Case stored, ServerQueries side, List<IpBan> blocks, Posting posting)
      throws StoreException, NotPosted, InterruptedException {
    List<Block> done = new ArrayList<>();
    List<IpBan> ended = new ArrayList<>();
    // The card may be hours old: only what is still there as it was shown is ended.
    Optional<IpBanReport> now = side.blocks(blocks.get(0).ip(), services.host().deadline());
    for (IpBan block : blocks) {
      if (!isStill(block, now)) {
        String why = texts.say("own.changed");
        write(inbound, stored, block, AuditOutcome.FAILED, "not found as it was shown");
        done.add(new Block.Text(List.of(Span.bold(block.server()), Span.plain(": " + why))));
        continue;
      }
      write(inbound, stored, block, AuditOutcome.BEGUN, "");
      String words;
      try {
        words = side.lift(block, services.host().deadline());
        write(inbound, stored, block, AuditOutcome.DONE, words);
        ended.add(block);
      } catch (PanelException failed) {
        words = failed.words();
        write(inbound, stored, block, AuditOutcome.FAILED, words);
      }
      done.add(new Block.Text(List.of(Span.bold(block.server()), Span.plain(": " + words))));
    }
    Optional<IpBanReport> still = side.blocks(blocks.get(0).ip(), services.host().deadline());
    posting.edit(posting.first(), new Card(outcome(blocks.get(0).ip(), still), done, List.of()));
    var after = new AfterUnblocking(ended, still, services.clock().instant());
    services.escalationService().conclude(stored.id(), found -> concluded(found, after));
  }

  /** What the case has come to, so that its card no more offers what is done. */
  private CaseResult concluded(Case found, AfterUnblocking after) {
    String findings = after.in(CaseCards.findings(found)).toString();
    CaseResult before = found.caseResult();
    DocumentNode now = DocumentCodec.json(found.id().text(), findings);
    String headline = HostCard.isFor(now) ? hosts.headline(now) : before.headline();
    return new CaseResult(headline, before.verdict(), findings);
  }

  /** Whether the server has the same block now: not one that began later, of another kind. */
  private static boolean isStill(IpBan shown, Optional<IpBanReport> now) {
    return now.stream()
        .flatMap(report -> report.found().stream())
        .anyMatch(
            each ->
                each.liftable()
                    && each.server().equals(shown.server())
                    && each.by() == shown.by()
                    && each.list().equals(shown.list())
                    && each.ip().equals(shown.ip())
                    && each.since().equals(shown.since())
                    // Without a usable time the words hold it.
                    && (shown.since().isPresent() || each.why().equals(shown.why())));
  }

  private String outcome(Ip ip, Optional<IpBanReport> still) {
    if (still.isEmpty() || !still.get().trouble().isEmpty()) {
      return texts.say("own.unblocked-unknown", "subject", ip.toString());
    }
    String key = still.get().found().isEmpty() ? "own.unblocked" : "own.still-blocked";
    return texts.say(key, "subject", ip.toString());
  }

  private Turn refuse(Inbound inbound, Case stored, List<IpBan> blocks) throws StoreException {
    for (IpBan block : blocks) {
      write(inbound, stored, block, AuditOutcome.REFUSED, "no administrator");
    }
    return Turn.toAsker(texts.say("own.not-allowed"));
  }

  private void write(
      Inbound inbound, Case stored, IpBan block, AuditOutcome auditOutcome, String detail)
      throws StoreException {
    AuditLog auditLog = services.caseRepository().audit();
    auditLog.record(
        new AuditedAction(
            new CaseRequester(
                inbound.person().id(),
                inbound.place().workspace(),
                inbound.place().channel(),
                inbound.place().thread()),
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

  /** As they were stored with the case; the button carries no data. */
  private static List<IpBan> liftable(DocumentNode findings) {
    return findings.find("ownServers").map(own -> own.list("blocks")).orElse(List.of()).stream()
        .filter(block -> block.isTrue("liftable"))
        .flatMap(block -> read(block).stream())
        .toList();
  }

  private static Optional<IpBan> read(DocumentNode block) {
    Optional<Blocker> by =
        Arrays.stream(Blocker.values())
            .filter(each -> each.code().equals(block.text("by")))
            .findFirst();
    Optional<Ip> ip = Ip.parse(block.text("address"));
    return by.isEmpty() || ip.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new IpBan(
                block.text("server"),
                by.get(),
                block.text("list"),
                ip.get(),
                block.findText("why").orElse(""),
                block.findText("since").map(Instant::parse),
                block.findText("until").map(Instant::parse),
                true));
  }
}
