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
import org.bounceback.watch.Begun;
import org.bounceback.watch.WatchService;

/** The command {@code /blacklist}: one card that fills in as the lists answer. */
final class BlocklistCheckHandler {
  /** Before that most lists have answered, and nobody needs to be told to wait. */
  private static final Duration BETWEEN_EDITS = Duration.ofMillis(700);

  /** More than that is a sweep, which belongs on the command line. */
  private static final int MAX_AT_ONCE = 16;

  private final ChatChecks chatChecks;
  private final WatchService watchService;
  private final WorkerPools workerPools;
  private final WatchLimit watchLimit;
  private final CaseOpener caseOpener;
  private final MessageBundle messageBundle;
  private final CaseCardRenderer cards;
  private final BlocklistCardRenderer blocklistCardRenderer;
  private final BatchBlocklistCheck several;
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
    this.several = new BatchBlocklistCheck(chatChecks, messageBundle, unlistableNetworks);
  }

  /** What somebody wants of the lists. */
  private enum Wish {
    LOOK,
    WATCH
  }

  BotResponse ask(InboundEvent inboundEvent, String text) {
    return ask(inboundEvent, text, "lookup.usage", Wish.LOOK);
  }

  /** The command {@code /bounceback watch}: everybody sees the look-up, and how it changes. */
  BotResponse watch(InboundEvent inboundEvent, String text) {
    try {
      Optional<String> why = watchLimit.text(watchService.exceeded(watchLimit.quota(inboundEvent)));
      return why.map(BotResponse::toAsker)
          .orElseGet(() -> ask(inboundEvent, text, "watch.usage", Wish.WATCH));
    } catch (StoreException failed) {
      return BotResponse.toAsker(messageBundle.text("store-failed", "why", failed.getMessage()));
    }
  }

  private BotResponse ask(InboundEvent inboundEvent, String text, String usage, Wish wish) {
    if (text.isEmpty()) {
      return BotResponse.toAsker(messageBundle.text(usage));
    }
    SubjectParser typed = SubjectParser.read(text);
    List<BlocklistSubject> meant = typed.first(MAX_AT_ONCE + 1);
    Optional<Domain> ours =
        meant.size() > 1 || wish == Wish.WATCH ? Optional.empty() : hosts.ofOurs(text);
    if (ours.isPresent()) {
      return ofOurs(inboundEvent, ours.get(), meant);
    }
    if (meant.isEmpty()) {
      return BotResponse.toAsker(messageBundle.text("lookup.not-an-address", "subject", text));
    }
    if (wish == Wish.WATCH && meant.size() > 1) {
      return BotResponse.toAsker(messageBundle.text("watch.one-only"));
    }
    if (meant.size() > MAX_AT_ONCE) {
      return BotResponse.toAsker(
          messageBundle.text("lookup.too-many", "most", String.valueOf(MAX_AT_ONCE)));
    }
    List<BlocklistSubject> listable =
        meant.stream().filter(each -> unlistableNetworks.reason(each).isEmpty()).toList();
    if (listable.isEmpty()) {
      BlocklistSubject first = meant.get(0);
      return BotResponse.toAsker(
          messageBundle.text(
              "lookup.private-address",
              Map.of("subject", first.text(), "why", unlistableNetworks.reason(first).orElse(""))));
    }
    return workerPools
        .reserve()
        .map(workerPermit -> start(inboundEvent, meant, listable, wish, workerPermit))
        .orElseGet(() -> BotResponse.toAsker(messageBundle.text("busy")));
  }

  /** A domain or account on our servers is looked up with the address that its mail leaves by. */
  private BotResponse ofOurs(
      InboundEvent inboundEvent, Domain domain, List<BlocklistSubject> meant) {
    Card asking = Card.of(messageBundle.text("own.asking", "subject", domain.name()));
    return workerPools
        .reserve()
        .map(
            workerPermit ->
                BotResponse.of(
                    new InitialResponse.ShowCard(
                        asking, Visibility.ofLookUp(inboundEvent.chatRequest())),
                    workerPermit.work(
                        messagePoster -> lookAtOurs(inboundEvent, domain, meant, messagePoster))))
        .orElseGet(() -> BotResponse.toAsker(messageBundle.text("busy")));
  }

  private void lookAtOurs(
      InboundEvent inboundEvent,
      Domain domain,
      List<BlocklistSubject> meant,
      MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    List<BlocklistSubject> all = new ArrayList<>(meant);
    hosts.addresses(domain).stream()
        .map(BlocklistSubject.Address::new)
        .filter(each -> unlistableNetworks.reason(each).isEmpty())
        .forEach(all::add);
    if (all.isEmpty()) {
      all.add(new BlocklistSubject.Name(domain));
    }
    if (all.size() > 1) {
      several.look(all, all, messagePoster);
    } else {
      look(inboundEvent, all.get(0), Wish.LOOK, messagePoster);
    }
  }

  private BotResponse start(
      InboundEvent inboundEvent,
      List<BlocklistSubject> meant,
      List<BlocklistSubject> listable,
      Wish wish,
      WorkerPools.WorkerPermit workerPermit) {
    return meant.size() == 1
        ? start(inboundEvent, listable.get(0), wish, workerPermit)
        : BotResponse.of(
            new InitialResponse.ShowCard(
                several.checking(meant.size()), Visibility.ofLookUp(inboundEvent.chatRequest())),
            workerPermit.work(messagePoster -> several.look(meant, listable, messagePoster)));
  }

  private BotResponse start(
      InboundEvent inboundEvent,
      BlocklistSubject blocklistSubject,
      Wish wish,
      WorkerPools.WorkerPermit workerPermit) {
    Visibility visibility =
        wish == Wish.WATCH ? Visibility.PUBLIC : Visibility.ofLookUp(inboundEvent.chatRequest());
    return BotResponse.of(
        new InitialResponse.ShowCard(checking(blocklistSubject, List.of()), visibility),
        workerPermit.work(
            messagePoster -> look(inboundEvent, blocklistSubject, wish, messagePoster)));
  }

  private void look(
      InboundEvent inboundEvent,
      BlocklistSubject blocklistSubject,
      Wish wish,
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
    if (wish == Wish.WATCH) {
      Begun begun = watchService.start(id, watchLimit.quota(inboundEvent));
      if (begun.watched().isPresent()) {
        messagePoster.edit(messagePoster.first(), cards.of(begun.watched().get()));
      }
      Optional<String> why = watchLimit.text(begun.exceeded());
      if (why.isPresent()) {
        messagePoster.post(Card.of(why.get()));
      }
    }
  }

  /** Waits for the report and shows how far it is, as often as the place allows. */
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
        throw new IllegalStateException("a check never fails", bug);
      }
    }
  }

  private Card checking(BlocklistSubject blocklistSubject, List<Block> blocks) {
    Map<String, Object> values =
        Map.of(
            "subject", blocklistSubject.text(),
            "lists", chatChecks.blocklists().listsFor(blocklistSubject.kind()));
    return new Card(messageBundle.text("lookup.checking", values), blocks, List.of());
  }
}
