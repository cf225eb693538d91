package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.CaseState;
import org.bounceback.casebook.Casebook;
import org.bounceback.casebook.DeskLog;
import org.bounceback.casebook.DeskLog.Kind;
import org.bounceback.casebook.Samples;
import org.bounceback.casebook.TicketStatus;
import org.bounceback.net.JdkHttp;
import org.bounceback.sandbox.desk.DeskFault;
import org.bounceback.sandbox.desk.ProductDesk;
import org.bounceback.sandbox.desk.ProductTicket.Said;
import org.bounceback.store.Await;
import org.bounceback.store.BackOff;
import org.bounceback.store.Courier;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.Outbox;
import org.bounceback.ticket.DeskCalls.Event;
import org.bounceback.ticket.desk.DeskConfig;
import org.bounceback.ticket.desk.DeskKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What the desk's people do with a ticket is told in the chat, and what the chat adds, to them. */
@OnEveryDatabase
class DeskTalkTest {
  private static final Duration EVERY = Duration.ofMinutes(1);

  @Parameter private Databases databases;
  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private final Outbox outbox = new Outbox(clock);
  private final List<DeskLog.Line> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger refreshed = new AtomicInteger();
  private ProductDesk product;
  private Database database;
  private Casebook casebook;
  private Escalations escalations;
  private Desk desk;
  private Courier courier;
  private volatile boolean chatIsAway;

  @BeforeEach
  void open() throws Exception {
    product = ProductDesk.requestTracker();
    database = databases.open(folder);
    casebook = new Casebook(database, new SecureRandom(), clock);
    escalations = new Escalations(database, casebook, outbox, clock);
    var config =
        new DeskConfig(
            product.url(),
            Optional.of(ProductDesk.USER),
            Optional.of(ProductDesk.TOKEN),
            Optional.of("Bounces"),
            Optional.of("Bounce id"),
            DeskKind.RT.usualMail(),
            Duration.ofSeconds(5));
    desk = DeskKind.RT.open(config, new JdkHttp(), clock);
    courier = start();
  }

  @AfterEach
  void close() throws Exception {
    courier.close();
    database.close();
    product.close();
  }

  @Test
  void answersAreToldInTheirOrderAndOnce() throws Exception {
    escalate();
    product.reply("101", "We are on it.");
    product.reply("101", "It is done.");

    pass(EVERY, () -> heard.size() == 2);
    product.reply("101", "Anything else?");
    pass(EVERY, () -> heard.size() == 3);

    assertEquals(
        List.of("We are on it.", "It is done.", "Anything else?"),
        heard.stream().map(DeskLog.Line::words).toList());
    assertEquals(new DeskLog.Line(1, Kind.ANSWER, "maria", "We are on it."), heard.get(0));
  }

  @Test
  void whereTheTicketStandsIsOnTheCardAndToldWhenItIsNoMatterOfCourse() throws Exception {
    CaseId id = escalate();
    int before = refreshed.get();
    product.turn("101", "open");
    pass(EVERY, () -> status(id).equals(Optional.of(TicketStatus.OPEN)));
    product.turn("101", "stalled");
    pass(EVERY, () -> status(id).equals(Optional.of(TicketStatus.PENDING)));
    product.turn("101", "resolved");

    pass(EVERY, () -> heard.size() == 2);

    assertEquals(List.of("PENDING", "SOLVED"), heard.stream().map(DeskLog.Line::words).toList());
    Await.until(() -> refreshed.get() == before + 3);
  }

  @Test
  void anAnswerComesBeforeTheTurnThatItWasGivenWith() throws Exception {
    escalate();
    product.reply("101", "It is done.");
    product.turn("101", "resolved");

    pass(EVERY, () -> heard.size() == 2);

    assertEquals(
        List.of("It is done.", "SOLVED"), heard.stream().map(DeskLog.Line::words).toList());
  }

  @Test
  void anAnswerToASolvedTicketIsToldToo() throws Exception {
    escalate();
    product.turn("101", "resolved");
    pass(EVERY, () -> heard.size() == 1);

    product.reply("101", "By the way.");

    pass(EVERY, () -> heard.size() == 2);
  }

  @Test
  void whatTheChatAddsStandsInTheTicketOnceAndNeverComesBack() throws Exception {
    CaseId id = escalate();
    var note = new Note("slack-1", "Kim", "The customer called again.");

    assertTrue(escalations.addNote(id, note));
    assertFalse(escalations.addNote(id, note));
    Await.until(() -> said().size() == 1);
    product.reply("101", "Thank you. You wrote:\n" + note.whole());
    product.reply("101", "Good.");
    pass(EVERY, () -> !heard.isEmpty());

    assertEquals(note.whole(), said().get(0).text());
    assertEquals(false, said().get(0).open());
    assertEquals(List.of("Good."), heard.stream().map(DeskLog.Line::words).toList());
  }

  @Test
  void aNoteWhoseAnswerWasLostIsAddedOnce() throws Exception {
    CaseId id = escalate();
    product.faults().next(1, DeskFault.openAndCut());

    escalations.addNote(id, new Note("slack-1", "Kim", "The customer called again."));

    pass(Duration.ofSeconds(1), () -> waitingNotes() == 0);
    assertEquals(1, said().size());
  }

  @Test
  void aNoteForATicketThatIsOnItsWayFollowsIt() throws Exception {
    product.faults().next(1, DeskFault.status(503));
    CaseId id = submit();

    escalations.addNote(id, new Note("slack-1", "Kim", "The customer called again."));

    pass(Duration.ofSeconds(1), () -> !product.tickets().isEmpty() && said().size() == 1);
  }

  @Test
  void whatTheDeskRefusesWaitsForAPersonAndIsThenTriedAgain() throws Exception {
    product.faults().untilCleared(DeskFault.status(403));
    CaseId id = submit();
    Await.until(() -> casebook.find(id).orElseThrow().state() == CaseState.FAILED);

    DeadLetters letters = escalations.deadLetters();
    assertEquals(
        List.of(new DeadLetters.Letter(id, false, whyFailed(id), MovableClock.NOON)),
        letters.all());
    product.faults().clear();
    assertEquals(1, letters.retry(id).size());
    assertEquals(List.of(), letters.retryAll());

    Await.until(() -> casebook.find(id).orElseThrow().state() == CaseState.SENT);
    assertEquals(List.of(), letters.all());
    assertEquals(1, product.tickets().size());
  }

  @Test
  void aNoteThatTheDeskRefusesIsToldAndTriedAgain() throws Exception {
    CaseId id = escalate();
    product.faults().untilCleared(DeskFault.status(403));
    escalations.addNote(id, new Note("slack-1", "Kim", "The customer called again."));
    Await.until(() -> heard.size() == 1);
    product.faults().clear();

    assertEquals(Kind.NOTE_REFUSED, heard.get(0).kind());
    assertEquals(
        List.of(true),
        escalations.deadLetters().retryAll().stream().map(DeadLetters.Letter::note).toList());

    Await.until(() -> said().size() == 1);
  }

  @Test
  void whatTheChatCouldNotSayIsSaidLaterAndInItsOrder() throws Exception {
    escalate();
    chatIsAway = true;
    product.reply("101", "We are on it.");
    pass(EVERY, () -> chatHeldUp() > 0);
    product.reply("101", "It is done.");
    pass(EVERY, () -> lines() == 2);

    chatIsAway = false;

    pass(EVERY, () -> heard.size() == 2);
    assertEquals(
        List.of("We are on it.", "It is done."), heard.stream().map(DeskLog.Line::words).toList());
  }

  @Test
  void aNewsCallReadsTheTicketAtOnce() throws Exception {
    escalate();
    product.reply("101", "We are on it.");

    assertTrue(escalations.deskCalls().news("101"));
    assertFalse(escalations.deskCalls().news("102"));

    Await.until(() -> heard.size() == 1);
  }

  @Test
  void whatADeskTellsByItselfIsToldOnceHoweverOftenItIsTold() throws Exception {
    CaseId id = escalate();
    var answer = new Progress.Remark("e-1", "maria", "It is done.", true, false);
    var event = new Event("e-1", Optional.of(TicketStatus.SOLVED), Optional.of(answer));
    var ours = new Note("slack-1", "Kim", "Please hurry.").whole();
    var echo = new Progress.Remark("e-2", "maria", ours, true, false);

    assertTrue(escalations.deskCalls().take(id, event));
    assertTrue(escalations.deskCalls().take(id, event));
    escalations.deskCalls().take(id, new Event("e-2", Optional.empty(), Optional.of(echo)));

    Await.until(() -> heard.size() == 2);
    Await.until(() -> waitingFor("tell-news") == 0);
    assertEquals(
        List.of("It is done.", "SOLVED"), heard.stream().map(DeskLog.Line::words).toList());
    assertEquals(Optional.of(TicketStatus.SOLVED), status(id));
  }

  @Test
  void aDeskThatCannotBeReadIsReadWhenItIsBack() throws Exception {
    escalate();
    product.refuseConnections();
    pass(EVERY, () -> failures("follow-ticket") > 0);
    product.reply("101", "We are on it.");
    product.acceptConnections();

    pass(EVERY, () -> heard.size() == 1);
  }

  @Test
  void manyAnswersAtOnceAreEachToldOnce() throws Exception {
    escalate();
    IntStream.range(0, 30).forEach(i -> product.reply("101", "Answer " + i));

    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofMillis(1));
      escalations.deskCalls().news("101");
    }
    pass(EVERY, () -> heard.size() >= 30);
    pass(EVERY, () -> waitingFor("tell-news") == 0);

    assertEquals(
        IntStream.range(0, 30).mapToObj(i -> "Answer " + i).toList(),
        heard.stream().map(DeskLog.Line::words).toList());
  }

  private Courier start() throws Exception {
    var events =
        new TicketEvents() {
          @Override
          public void changed(CaseId id) {
            refreshed.incrementAndGet();
          }

          @Override
          public void heard(CaseId id, DeskLog.Line line) throws NotShown {
            if (chatIsAway) {
              throw new NotShown("the chat is away", Optional.empty());
            }
            heard.add(line);
          }
        };
    return Courier.start(
        database, Map.copyOf(escalations.handlers(desk, events, EVERY)), noChance(), clock);
  }

  private static BackOff noChance() {
    return new BackOff(() -> 0);
  }

  /** A case whose ticket 101 is open. */
  private CaseId escalate() throws Exception {
    CaseId id = submit();
    Await.until(() -> casebook.find(id).orElseThrow().ticket().isPresent());
    Await.until(() -> refreshed.get() == 1);
    return id;
  }

  private CaseId submit() throws Exception {
    var submission =
        new Submission("slack:1", "kim@example.org", "It comes back", Severity.NORMAL, "", false);
    return escalations.submit(Samples.bounce(), submission).filed().id();
  }

  private String whyFailed(CaseId id) throws Exception {
    return casebook.find(id).orElseThrow().trouble().orElseThrow();
  }

  /** Lets time pass until it is so. */
  private void pass(Duration step, Callable<Boolean> condition) throws Exception {
    Await.until(
        () -> {
          clock.advance(step);
          return condition.call();
        });
  }

  private Optional<TicketStatus> status(CaseId id) throws Exception {
    return casebook.find(id).orElseThrow().progress();
  }

  private List<Said> said() {
    return product.tickets().get(0).said();
  }

  private long waitingNotes() throws Exception {
    return waitingFor("add-note");
  }

  private long waitingFor(String task) throws Exception {
    return database
        .query("select count(*) as n from scheduled_tasks where task_name = ?", task)
        .get(0)
        .number("n");
  }

  private long failures(String task) throws Exception {
    return database
        .query(
            "select coalesce(max(consecutive_failures), 0) as n from scheduled_tasks"
                + " where task_name = ?",
            task)
        .get(0)
        .number("n");
  }

  private long chatHeldUp() throws Exception {
    return failures("tell-news");
  }

  private long lines() throws Exception {
    return database.query("select count(*) as n from desk_log").get(0).number("n");
  }
}
