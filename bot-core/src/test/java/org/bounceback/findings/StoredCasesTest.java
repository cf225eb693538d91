package org.bounceback.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRepository;
import org.bounceback.chat.Button;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.cards.ButtonId;
import org.bounceback.chat.cards.CaseCardRenderer;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.ReplyCard;
import org.bounceback.chat.cards.ServerFindingsSection;
import org.bounceback.chat.cards.TicketForm;
import org.bounceback.store.Database;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.testkit.BundledData;
import org.bounceback.testkit.CardShape;
import org.bounceback.testkit.MigratedDatabase;
import org.bounceback.ticket.ConversationLink;
import org.bounceback.ticket.EscalationService;
import org.bounceback.ticket.MailDisclosure;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.TicketDraftBuilder;
import org.bounceback.ticket.TicketListener;
import org.bounceback.ticket.TicketRequest;
import org.bounceback.ticket.TicketRequestRepository;
import org.bounceback.ticket.TicketSeverity;
import org.bounceback.watch.WatchQuota;
import org.bounceback.watch.WatchService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cases that an earlier program stored are shown, changed and escalated as that program did it.
 * {@code -Dgolden.write=true} writes the files anew, after a change of the words.
 */
class StoredCasesTest {
  private static final Path FILES = Path.of("src/test/resources/org/bounceback/findings/stored");

  private final MessageBundle words = BundledData.ENGLISH;
  private final CaseCardRenderer cards = new CaseCardRenderer(words);
  private final Clock clock = Clock.systemUTC();
  private final Database database;
  private final CaseRepository cases;

  StoredCasesTest(@TempDir Path folder) throws Exception {
    StoredCases.restore(folder.resolve("data"));
    database = MigratedDatabase.open(folder.resolve("data"));
    cases = new CaseRepository(database, new SecureRandom(), clock);
  }

  @BeforeEach
  void countTheCases() throws Exception {
    assertEquals(StoredCases.all().size(), database.query("select id from cases").size());
  }

  @AfterEach
  void close() {
    database.close();
  }

  static Stream<String> names() {
    return StoredCases.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theCardsAndTheTicketAreThoseOfTheEarlierProgram(String name) throws Exception {
    Case stored = stored(name);
    var text = new StringBuilder();
    if (!name.equals("unexamined")) {
      show(text, "card", cards.of(stored));
      assertEquals(List.of(), CardShape.problems(cards.of(stored)));
      show(text, "everything", cards.withDetails(stored));
      show(text, "details", new ServerFindingsSection(words).details(stored.findings()));
      for (ButtonId.Action action : List.of(ButtonId.Action.REPLY, ButtonId.Action.REPLY_DE)) {
        String title = action == ButtonId.Action.REPLY ? "reply" : "reply-de";
        show(text, title, new ReplyCard(words).of(stored, action));
      }
      String notice = new TicketForm(words).of(stored, agent()).notice();
      text.append("--- form\n").append(notice).append('\n');
    }
    NewTicket ticket = ticket(stored, disclosure(name));
    text.append("--- ticket\n").append(ticket.summary()).append('\n');
    text.append(ticket.diagnosis()).append('\n');

    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(FILES.resolve(name + ".txt"), text);
    }
    assertEquals(StoredCases.text(name + ".txt"), text.toString());
  }

  @Test
  void aWatchThatWasStoredEarlierCanBeEnded() throws Exception {
    var watches = new WatchService(database, cases, new Outbox(clock), clock);
    assertTrue(labels("blocklist-watched").contains("Stop watching"));

    watches.end(StoredCases.id("blocklist-watched"));

    List<String> labels = labels("blocklist-watched");
    assertTrue(labels.contains("Watch"), labels.toString());
    assertFalse(labels.contains("Stop watching"), labels.toString());
    String now = cases.storedFindings(StoredCases.id("blocklist-watched")).orElseThrow();
    assertTrue(now.startsWith("{\"version\":2,\"type\":\"blocklist\",\"subject\":"), now);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aDamagedRowShowsTheHeadline(String name) throws Exception {
    Case before = stored(name);
    database.write(
        tx -> tx.update("update cases set diagnosis = '{\"a' where id = ?", before.id().text()));

    Case damaged = stored(name);

    Card card = cards.of(damaged);
    assertEquals(before.caseResult().headline(), card.headline());
    assertTrue(card.buttons().stream().anyMatch(each -> each.label().equals("Not helpful")));
    assertEquals(List.of(), new ReplyCard(words).of(damaged, ButtonId.Action.REPLY).blocks());
    assertEquals(List.of(), new ServerFindingsSection(words).details(damaged.findings()).blocks());
    assertFalse(new TicketForm(words).of(damaged, agent()).fields().isEmpty());
    String nothing = before.isMailDeleted() ? "{\"mailDeleted\":true}" : "{}";
    assertEquals(nothing, ticket(damaged, disclosure(name)).diagnosis());
  }

  @ParameterizedTest
  @CsvSource({
    "bounce-exim-quotes-xbl, \"outcome\":\"listed\"",
    "blocklist-listed, \"weight\":\"medium\"",
    "bans-blocked, \"by\":\"cphulk\"",
    "server-mail, \"source\":\"mail-address\"",
    "complaint-lost, \"step\":\"sender-record\""
  })
  void aCodeOfANewerProgramIsShownAsItIs(String name, String member) throws Exception {
    CaseId id = stored(name).id();
    String findings = cases.storedFindings(id).orElseThrow();
    assertTrue(findings.contains(member), findings);
    String newer = member.replaceFirst(":\".*", ":\"of-tomorrow\"");
    database.write(
        tx ->
            tx.update(
                "update cases set diagnosis = ? where id = ?",
                findings.replace(member, newer),
                id.text()));

    Card details = new ServerFindingsSection(words).details(stored(name).findings());
    String shown =
        CardTextRenderer.of(cards.withDetails(stored(name))) + CardTextRenderer.of(details);

    assertTrue(shown.contains("of-tomorrow"), shown);
  }

  @Test
  void aDamagedRowIsNotOverwritten() throws Exception {
    Case before = stored("bans-blocked");
    database.write(
        tx -> tx.update("update cases set diagnosis = '{\"a' where id = ?", before.id().text()));

    Case damaged = stored("bans-blocked");
    database.write(tx -> cases.replaceFindings(tx, damaged.id(), damaged.caseResult()));

    assertEquals(Optional.of("{\"a"), cases.storedFindings(damaged.id()));
  }

  @Test
  void aRemovalRequestJoinsThoseThatWereStoredEarlier() throws Exception {
    CaseId id = StoredCases.id("blocklist-removal");
    var watches = new WatchService(database, cases, new Outbox(clock), clock);

    watches.drafted(id, "other.example", "other.example", "A form sent spam.");
    watches.requested(id, new WatchQuota("U1", "T1", 100, 100));

    String card = CardTextRenderer.of(cards.of(stored("blocklist-removal")));
    assertTrue(card.contains("bl.example on 1 Dec 2026"), card);
    assertTrue(card.contains("other.example on "), card);
  }

  private List<String> labels(String name) throws Exception {
    Case stored = stored(name);
    return Stream.of(cards.of(stored), cards.withDetails(stored))
        .flatMap(card -> card.buttons().stream())
        .map(Button::label)
        .toList();
  }

  private Case stored(String name) throws Exception {
    return cases.find(StoredCases.id(name)).orElseThrow();
  }

  private NewTicket ticket(Case stored, MailDisclosure disclosure) throws Exception {
    var request =
        new TicketRequest(
            "test:" + stored.id(),
            "alice@shop.example",
            "E-mail comes back",
            TicketSeverity.HIGH,
            "The customer called twice.",
            stored.kind() == CaseKind.LOOKUP,
            "kim@host.example",
            disclosure);
    var escalations = new EscalationService(database, cases, new Outbox(clock), clock);
    var unused = escalations.submit(stored.id(), request).orElseThrow();
    return new TicketDraftBuilder(
            database, cases, new TicketRequestRepository(clock), inSlack(), BundledData.ADVICE)
        .of(stored.id(), request.key())
        .newTicket();
  }

  /** Every third ticket has a redacted copy. */
  private static MailDisclosure disclosure(String name) {
    int index = List.copyOf(StoredCases.all().keySet()).indexOf(name);
    return index % 3 == 2 ? MailDisclosure.REDACTED : MailDisclosure.WHOLE;
  }

  private static TicketListener inSlack() {
    var link = URI.create("https://host.slack.com/archives/C1/p1");
    return new TicketListener() {
      @Override
      public void changed(CaseId id) {}

      @Override
      public Optional<ConversationLink> conversation(CaseId id) {
        return Optional.of(new ConversationLink("slack", Optional.of(link)));
      }
    };
  }

  private static ChatUser agent() {
    return new ChatUser(
        "U1", "agent@host.example", Locale.ENGLISH, Set.of(ChatUser.UserRole.AGENT));
  }

  private static void show(StringBuilder text, String title, Card card) {
    String buttons =
        card.buttons().stream()
            .map(button -> "[" + button.label() + "] " + button.style() + "\n")
            .collect(Collectors.joining());
    text.append("--- ").append(title).append('\n').append(CardTextRenderer.of(card));
    text.append(buttons);
  }
}
