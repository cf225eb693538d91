package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bounceback.benchmarks.KilledChat.Card;
import org.bounceback.benchmarks.KilledChat.Submitted;
import org.bounceback.sandbox.desk.StoredTicket;

/**
 * Kills the bot at random moments after a ticket form was submitted in a chat, before or after its
 * acknowledgement, while the ticket system has faults. The next process continues with the same
 * data. At the end every acknowledged form must be exactly one ticket that its card shows, and
 * every ticket must belong to a submitted form. ticket a form that was submitted.
 */
final class ChatKills {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final int EARLY_MILLIS = 60;
  private static final int MAX_DELAY_MILLIS = 600;
  private static final Pattern RECIPIENT = Pattern.compile("jo(\\d+)@example\\.org");

  private final Random random;
  private final KilledChat chat;
  private final DeskFaultInjector faultInjector;
  private final Map<String, String> storage;
  private final Map<Integer, String> cards = new HashMap<>();
  private final Set<Integer> acknowledged = new HashSet<>();

  private ChatKills(KilledChat chat, Map<String, String> storage, long seed) {
    this.random = new Random(seed);
    this.chat = chat;
    this.faultInjector = new DeskFaultInjector(chat.desk(), new Random(random.nextLong()));
    this.storage = storage;
  }

  static BenchmarkReport run(
      Path launcher,
      Path folder,
      int kills,
      DrillDatabase drillDatabase,
      KilledChat chat,
      long seed)
      throws IOException, InterruptedException {
    try (drillDatabase;
        chat) {
      return new ChatKills(chat, drillDatabase.settings(), seed).all(launcher, folder, kills, seed);
    }
  }

  private BenchmarkReport all(Path launcher, Path folder, int kills, long seed)
      throws IOException, InterruptedException {
    for (int number = 1; number <= kills; number++) {
      faultInjector.change();
      try (var bot = chat.start(launcher, folder, storage)) {
        kill(bot, number);
      }
    }
    faultInjector.clear();
    try (var bot = chat.start(launcher, folder, storage)) {
      ConditionWaiter.until(
          TIMEOUT,
          () -> withoutTicketOnCard(opened()).isEmpty(),
          () ->
              "acknowledged %d, opened %d, computed %s, cards that tell nothing: %s"
                  .formatted(
                      acknowledged.size(),
                      opened().size(),
                      bot.cpu(),
                      withoutTicketOnCard(opened())));
      bot.awaitNoPendingWork(TIMEOUT);
    }
    return report(kills, seed);
  }

  private void kill(BotProcess bot, int number) throws InterruptedException {
    chat.upload(number);
    Card card =
        ConditionWaiter.forThe(
            TIMEOUT,
            () -> card(number),
            () -> "no card for number %d; the bot computed %s".formatted(number, bot.cpu()));
    cards.put(number, card.id());
    Submitted submitted = chat.submit(card);
    // Every second time, the delay is close to the moment of the acknowledgement.
    int latest = random.nextBoolean() ? EARLY_MILLIS : MAX_DELAY_MILLIS;
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(latest)).toNanos());
    bot.kill();
    if (submitted.acknowledged()) {
      acknowledged.add(number);
    }
  }

  private Optional<Card> card(int number) {
    return chat.cards().stream()
        .filter(message -> message.text().contains("jo%d@example.org".formatted(number)))
        .filter(Card::hasTicketButton)
        .findFirst();
  }

  /** Returns the tickets by the number of the e-mail that they contain. */
  private Map<Integer, List<StoredTicket>> opened() {
    Map<Integer, List<StoredTicket>> opened = new HashMap<>();
    for (StoredTicket storedTicket : chat.desk().tickets()) {
      String mail =
          storedTicket.draft().message().map(attachment -> attachment.base64()).orElse("");
      Matcher names =
          RECIPIENT.matcher(new String(Base64.getDecoder().decode(mail), StandardCharsets.UTF_8));
      opened
          .computeIfAbsent(
              names.find() ? Integer.parseInt(names.group(1)) : 0, unused -> new ArrayList<>())
          .add(storedTicket);
    }
    return opened;
  }

  /** Returns the acknowledged forms whose card does not show the ticket yet. */
  private List<Integer> withoutTicketOnCard(Map<Integer, List<StoredTicket>> opened) {
    Map<String, String> words = new HashMap<>();
    chat.cards().forEach(message -> words.put(message.id(), message.text()));
    return acknowledged.stream()
        .filter(
            number ->
                opened.getOrDefault(number, List.of()).stream()
                    .noneMatch(
                        storedTicket ->
                            words
                                .getOrDefault(cards.get(number), "")
                                .contains("Ticket " + storedTicket.number())))
        .toList();
  }

  private BenchmarkReport report(int kills, long seed) {
    Map<Integer, List<StoredTicket>> opened = opened();
    var benchmarkReport =
        new BenchmarkReport("kill -9 after a submitted form in " + chat.name() + ", seed " + seed);
    benchmarkReport.add("kills", kills);
    benchmarkReport.add("acknowledged", acknowledged.size());
    benchmarkReport.add(
        "acknowledged without a ticket",
        acknowledged.stream().filter(number -> !opened.containsKey(number)).count());
    benchmarkReport.add(
        "tickets too many", opened.values().stream().mapToInt(tickets -> tickets.size() - 1).sum());
    benchmarkReport.add(
        "tickets nobody asked for",
        opened.keySet().stream().filter(number -> !cards.containsKey(number)).count());
    benchmarkReport.add(
        "tickets of forms cut off before their acknowledgement",
        opened.keySet().stream().filter(number -> !acknowledged.contains(number)).count());
    benchmarkReport.add(
        "cards that tell their ticket", acknowledged.size() - withoutTicketOnCard(opened).size());
    return benchmarkReport;
  }
}
