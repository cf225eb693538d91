package org.bounceback.chat.commands;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.bounceback.address.Domain;
import org.bounceback.authentication.DomainAddresses;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.BlocklistSubject;
import org.bounceback.blocklist.SubjectParser;
import org.bounceback.blocklist.UnlistableNetworks;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseResult;
import org.bounceback.chat.Block;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Card;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.cards.BlocklistCardRenderer;
import org.bounceback.chat.cards.CaseCardRenderer;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.net.Deadline;
import org.bounceback.store.StoreException;
import org.bounceback.watch.WatchService;
import org.bounceback.watch.WatchStartResult;

/** Handles {@code /blacklist}: shows a card and updates it while the blocklists respond. */
final class BlocklistCheckHandler {
  /** Most lists respond faster than this, so progress is shown only after it. */
  private static final Duration BETWEEN_EDITS = Duration.ofMillis(700);

  /** Larger checks belong on the command line. */
  private static final int MAX_AT_ONCE = 16;

  private final ChatChecks chatChecks;
  private final WatchService watchService;
  private final WorkerPools workerPools;
  private final WatchLimit watchLimit;
  private final CaseOpener caseOpener;
  private final MessageBundle messageBundle;
  private final CaseCardRenderer cards;
  private final BlocklistCardRenderer blocklistCardRenderer;
  private final BatchBlocklistCheck batch;
  private final ServerCheckHandler hosts;
  private final UnlistableNetworks unlistableNetworks = UnlistableNetworks.load();

  BlocklistCheckHandler(
      ChatChecks chatChecks,
      WatchService watchService,
      WorkerPools workerPools,
      WatchLimit watchLimit,
      CaseOpener caseOpener,
      MessageBundle messageBundle,
      CaseCardRenderer cards,
      ServerCheckHandler hosts) {
    this.hosts = hosts;
    this.chatChecks = chatChecks;
    this.watchService = watchService;
    this.workerPools = workerPools;
    this.watchLimit = watchLimit;
    this.caseOpener = caseOpener;
    this.messageBundle = messageBundle;
    this.cards = cards;
    this.blocklistCardRenderer = new BlocklistCardRenderer(messageBundle);
    this.batch = new BatchBlocklistCheck(chatChecks, messageBundle, unlistableNetworks);
  }

  /** What the user requested. */
  private enum Mode {
    CHECK,
    WATCH
  }

  BotResponse ask(InboundEvent inboundEvent, String text) {
    return ask(inboundEvent, text, "lookup.usage", Mode.CHECK);
  }

  /** Handles {@code /bounceback watch}: shows the check and later changes to everyone. */
  BotResponse watch(InboundEvent inboundEvent, String text) {
    try {
      Optional<String> why = watchLimit.text(watchService.exceeded(watchLimit.quota(inboundEvent)));
      return why.map(BotResponse::toAsker)
          .orElseGet(() -> ask(inboundEvent, text, "watch.usage", Mode.WATCH));
    } catch (StoreException failed) {
      return BotResponse.toAsker(messageBundle.text("store-failed", "why", failed.getMessage()));
    }
  }

  private BotResponse ask(InboundEvent inboundEvent, String text, String usage, Mode mode) {
    if (text.isEmpty()) {
      return BotResponse.toAsker(messageBundle.text(usage));
    }
    SubjectParser parser = SubjectParser.read(text);
    List<BlocklistSubject> subjects = parser.first(MAX_AT_ONCE + 1);
    Optional<Domain> ours =
        subjects.size() > 1 || mode == Mode.WATCH ? Optional.empty() : hosts.ofOurs(text);
    if (ours.isPresent()) {
      return hosts.start(
          inboundEvent,
          ours.get().name(),
          messagePoster -> checkOurs(inboundEvent, ours.get(), subjects, messagePoster));
    }
    if (subjects.isEmpty()) {
      return BotResponse.toAsker(messageBundle.text("lookup.not-an-address", "subject", text));
    }
    if (mode == Mode.WATCH && subjects.size() > 1) {
      return BotResponse.toAsker(messageBundle.text("watch.one-only"));
    }
    if (subjects.size() > MAX_AT_ONCE) {
      return BotResponse.toAsker(
          messageBundle.text("lookup.too-many", "most", String.valueOf(MAX_AT_ONCE)));
    }
    List<BlocklistSubject> listable =
        subjects.stream().filter(each -> unlistableNetworks.reason(each).isEmpty()).toList();
    if (listable.isEmpty()) {
      BlocklistSubject first = subjects.get(0);
      return BotResponse.toAsker(
          messageBundle.text(
              "lookup.private-address",
              Map.of("subject", first.text(), "why", unlistableNetworks.reason(first).orElse(""))));
    }
    return workerPools
        .reserve()
        .map(workerPermit -> start(inboundEvent, subjects, listable, mode, workerPermit))
        .orElseGet(() -> BotResponse.toAsker(messageBundle.text("busy")));
  }

  /** Checks a domain or account on our servers together with the address that sends its e-mail. */
  private void checkOurs(
      InboundEvent inboundEvent,
      Domain domain,
      List<BlocklistSubject> subjects,
      MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    List<BlocklistSubject> all = new ArrayList<>(subjects);
    hosts.addresses(domain).stream()
        .map(BlocklistSubject.Address::new)
        .filter(each -> unlistableNetworks.reason(each).isEmpty())
        .forEach(all::add);
    if (all.isEmpty()) {
      all.add(new BlocklistSubject.Name(domain));
    }
    if (all.size() > 1) {
      batch.check(all, all, messagePoster);
    } else {
      check(inboundEvent, all.get(0), Mode.CHECK, messagePoster);
    }
  }

  private BotResponse start(
      InboundEvent inboundEvent,
      List<BlocklistSubject> subjects,
      List<BlocklistSubject> listable,
      Mode mode,
      WorkerPools.WorkerPermit workerPermit) {
    return subjects.size() == 1
        ? start(inboundEvent, listable.get(0), mode, workerPermit)
        : BotResponse.of(
            new InitialResponse.ShowCard(
                batch.checking(subjects.size()), Visibility.ofLookUp(inboundEvent.chatRequest())),
            workerPermit.work(messagePoster -> batch.check(subjects, listable, messagePoster)));
  }

  private BotResponse start(
      InboundEvent inboundEvent,
      BlocklistSubject blocklistSubject,
      Mode mode,
      WorkerPools.WorkerPermit workerPermit) {
    Visibility visibility =
        mode == Mode.WATCH ? Visibility.PUBLIC : Visibility.ofLookUp(inboundEvent.chatRequest());
    return BotResponse.of(
        new InitialResponse.ShowCard(checking(blocklistSubject, List.of()), visibility),
        workerPermit.work(
            messagePoster -> check(inboundEvent, blocklistSubject, mode, messagePoster)));
  }

  private void check(
      InboundEvent inboundEvent,
      BlocklistSubject blocklistSubject,
      Mode mode,
      MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    var answered = new AtomicInteger();
    CompletableFuture<BlocklistReport> report =
        chatChecks
            .blocklists()
            .check(
                blocklistSubject,
                Deadline.after(chatChecks.blocklistTimeout()),
                (done, all, zoneResult) -> answered.incrementAndGet())
            .toCompletableFuture();
    Optional<DomainAddresses> hosts =
        blocklistSubject instanceof BlocklistSubject.Name name
            ? chatChecks.probes().hostsBehind(name.domain())
            : Optional.empty();
    BlocklistReport whole = await(report, answered, inboundEvent, blocklistSubject, messagePoster);
    CaseResult caseResult = blocklistCardRenderer.conclusion(whole, hosts);
    CaseId id =
        caseOpener.file(
            inboundEvent, CaseKind.LOOKUP, blocklistSubject.text(), caseResult, messagePoster);
    if (mode == Mode.WATCH) {
      WatchStartResult watchStartResult = watchService.start(id, watchLimit.quota(inboundEvent));
      if (watchStartResult.watched().isPresent()) {
        messagePoster.edit(messagePoster.first(), cards.of(watchStartResult.watched().get()));
      }
      Optional<String> why = watchLimit.text(watchStartResult.exceeded());
      if (why.isPresent()) {
        messagePoster.post(Card.of(why.get()));
      }
    }
  }

  /** Waits for the report and shows the progress, as often as the location allows. */
  private BlocklistReport await(
      CompletableFuture<BlocklistReport> report,
      AtomicInteger answered,
      InboundEvent inboundEvent,
      BlocklistSubject blocklistSubject,
      MessagePoster messagePoster)
      throws PostFailedException, InterruptedException {
    int edits = inboundEvent.chatLocation().capabilities().editsForProgress();
    int all = chatChecks.blocklists().listsFor(blocklistSubject.kind());
    while (true) {
      try {
        return report.get(BETWEEN_EDITS.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException stillWaiting) {
        if (edits-- > 0) {
          messagePoster.edit(
              messagePoster.first(),
              checking(blocklistSubject, List.of(new Block.Progress(answered.get(), all))));
        }
      } catch (ExecutionException bug) {
        throw new IllegalStateException("a blocklist check must not fail", bug);
      }
    }
  }

  private Card checking(BlocklistSubject blocklistSubject, List<Block> blocks) {
    String subject = blocklistSubject.text();
    int lists = chatChecks.blocklists().listsFor(blocklistSubject.kind());
    String headline =
        lists == 1
            ? messageBundle.text("lookup.checking-one", "subject", subject)
            : messageBundle.text("lookup.checking", Map.of("subject", subject, "lists", lists));
    return new Card(headline, blocks, List.of());
  }
}
