package org.bounceback.chat;

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
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.CaseKind;
import org.bounceback.casebook.CaseResult;
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.chat.Posting.NotPosted;
import org.bounceback.net.Deadline;
import org.bounceback.store.StoreException;
import org.bounceback.watch.Begun;

/** The command {@code /blacklist}: one card that fills in as the lists answer. */
final class LookUps {
  /** Before that most lists have answered, and nobody needs to be told to wait. */
  private static final Duration BETWEEN_EDITS = Duration.ofMillis(700);

  /** More than that is a sweep, which belongs on the command line. */
  private static final int MOST_AT_ONCE = 16;

  private final Services services;
  private final Texts texts;
  private final CaseFiling filing;
  private final CaseCards cards;
  private final LookUpCard lookUpCard;
  private final SeveralLookUps several;
  private final HostLookUps hosts;
  private final WatchLimit watchLimit;
  private final UnlistableNetworks unlistableNetworks = UnlistableNetworks.packaged();

  LookUps(Services services, Texts texts, CaseCards cards, HostLookUps hosts) {
    this.hosts = hosts;
    this.services = services;
    this.watchLimit = new WatchLimit(services.limits(), texts);
    this.texts = texts;
    this.filing = new CaseFiling(services, cards);
    this.cards = cards;
    this.lookUpCard = new LookUpCard(texts);
    this.several = new SeveralLookUps(services, texts, unlistableNetworks);
  }

  /** What somebody wants of the lists. */
  private enum Wish {
    LOOK,
    WATCH
  }

  Turn ask(Inbound inbound, String text) {
    return ask(inbound, text, "lookup.usage", Wish.LOOK);
  }

  /** The command {@code /bounceback watch}: everybody sees the look-up, and how it changes. */
  Turn watch(Inbound inbound, String text) {
    try {
      Optional<String> why =
          watchLimit.words(services.watchService().exceeded(watchLimit.quota(inbound)));
      return why.map(Turn::toAsker).orElseGet(() -> ask(inbound, text, "watch.usage", Wish.WATCH));
    } catch (StoreException failed) {
      return Turn.toAsker(texts.say("store-failed", "why", failed.getMessage()));
    }
  }

  private Turn ask(Inbound inbound, String text, String usage, Wish wish) {
    if (text.isEmpty()) {
      return Turn.toAsker(texts.say(usage));
    }
    SubjectParser typed = SubjectParser.read(text);
    List<BlocklistSubject> meant = typed.first(MOST_AT_ONCE + 1);
    Optional<Domain> ours =
        meant.size() > 1 || wish == Wish.WATCH ? Optional.empty() : hosts.ofOurs(text);
    if (ours.isPresent()) {
      return ofOurs(inbound, ours.get(), meant);
    }
    if (meant.isEmpty()) {
      return Turn.toAsker(texts.say("lookup.not-an-address", "subject", text));
    }
    if (wish == Wish.WATCH && meant.size() > 1) {
      return Turn.toAsker(texts.say("watch.one-only"));
    }
    if (meant.size() > MOST_AT_ONCE) {
      return Turn.toAsker(texts.say("lookup.too-many", "most", String.valueOf(MOST_AT_ONCE)));
    }
    List<BlocklistSubject> listable =
        meant.stream().filter(each -> unlistableNetworks.why(each).isEmpty()).toList();
    if (listable.isEmpty()) {
      BlocklistSubject first = meant.get(0);
      return Turn.toAsker(
          texts.say(
              "lookup.private-address",
              Map.of("subject", first.text(), "why", unlistableNetworks.why(first).orElse(""))));
    }
    return services
        .workers()
        .reserve()
        .map(slot -> begin(inbound, meant, listable, wish, slot))
        .orElseGet(() -> Turn.toAsker(texts.say("busy")));
  }

  /** A domain or account on our servers is looked up with the address that its mail leaves by. */
  private Turn ofOurs(Inbound inbound, Domain domain, List<BlocklistSubject> meant) {
    Card asking = Card.of(texts.say("own.asking", "subject", domain.name()));
    return services
        .workers()
        .reserve()
        .map(
            slot ->
                Turn.of(
                    new FirstAnswer.Show(asking, Audience.ofLookUp(inbound.ask())),
                    slot.work(posting -> lookAtOurs(inbound, domain, meant, posting))))
        .orElseGet(() -> Turn.toAsker(texts.say("busy")));
  }

  private void lookAtOurs(
      Inbound inbound, Domain domain, List<BlocklistSubject> meant, Posting posting)
      throws StoreException, NotPosted, InterruptedException {
    List<BlocklistSubject> all = new ArrayList<>(meant);
    hosts.addresses(domain).stream()
        .map(BlocklistSubject.Address::new)
        .filter(each -> unlistableNetworks.why(each).isEmpty())
        .forEach(all::add);
    if (all.isEmpty()) {
      all.add(new BlocklistSubject.Name(domain));
    }
    if (all.size() > 1) {
      several.look(all, all, posting);
    } else {
      look(inbound, all.get(0), Wish.LOOK, posting);
    }
  }

  private Turn begin(
      Inbound inbound,
      List<BlocklistSubject> meant,
      List<BlocklistSubject> listable,
      Wish wish,
      Workers.Slot slot) {
    return meant.size() == 1
        ? begin(inbound, listable.get(0), wish, slot)
        : Turn.of(
            new FirstAnswer.Show(several.checking(meant.size()), Audience.ofLookUp(inbound.ask())),
            slot.work(posting -> several.look(meant, listable, posting)));
  }

  private Turn begin(
      Inbound inbound, BlocklistSubject blocklistSubject, Wish wish, Workers.Slot slot) {
    Audience audience = wish == Wish.WATCH ? Audience.PUBLIC : Audience.ofLookUp(inbound.ask());
    return Turn.of(
        new FirstAnswer.Show(checking(blocklistSubject, List.of()), audience),
        slot.work(posting -> look(inbound, blocklistSubject, wish, posting)));
  }

  private void look(Inbound inbound, BlocklistSubject blocklistSubject, Wish wish, Posting posting)
      throws StoreException, NotPosted, InterruptedException {
    var answered = new AtomicInteger();
    CompletableFuture<BlocklistReport> report =
        services
            .blocklists()
            .check(
                blocklistSubject,
                Deadline.after(services.patience().lists()),
                (done, all, zoneResult) -> answered.incrementAndGet())
            .toCompletableFuture();
    Optional<DomainAddresses> hosts =
        blocklistSubject instanceof BlocklistSubject.Name name
            ? services.diagnosticProbes().hostsBehind(name.domain())
            : Optional.empty();
    BlocklistReport whole = await(report, answered, inbound, blocklistSubject, posting);
    CaseResult caseResult = lookUpCard.conclusion(whole, hosts);
    CaseId id = filing.file(inbound, CaseKind.LOOKUP, blocklistSubject.text(), caseResult, posting);
    if (wish == Wish.WATCH) {
      Begun begun = services.watchService().begin(id, watchLimit.quota(inbound));
      if (begun.watched().isPresent()) {
        posting.edit(posting.first(), cards.of(begun.watched().get()));
      }
      Optional<String> why = watchLimit.words(begun.exceeded());
      if (why.isPresent()) {
        posting.post(Card.of(why.get()));
      }
    }
  }

  /** Waits for the report and shows how far it is, as often as the place allows. */
  private BlocklistReport await(
      CompletableFuture<BlocklistReport> report,
      AtomicInteger answered,
      Inbound inbound,
      BlocklistSubject blocklistSubject,
      Posting posting)
      throws NotPosted, InterruptedException {
    int edits = inbound.place().capabilities().editsForProgress();
    int all = services.blocklists().listsFor(blocklistSubject.kind());
    while (true) {
      try {
        return report.get(BETWEEN_EDITS.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException stillWaiting) {
        if (edits-- > 0) {
          posting.edit(
              posting.first(),
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
            "lists", services.blocklists().listsFor(blocklistSubject.kind()));
    return new Card(texts.say("lookup.checking", values), blocks, List.of());
  }
}
