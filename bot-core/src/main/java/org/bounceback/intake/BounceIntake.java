package org.bounceback.intake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.MailAddress;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.NewCase;
import org.bounceback.cases.StoredMail;
import org.bounceback.data.Sha256;
import org.bounceback.findings.UnreadableFindings;
import org.bounceback.mail.Header;
import org.bounceback.mail.MailParser;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxHandler;
import org.bounceback.store.outbox.OutboxTask;
import org.bounceback.ticket.CaseExaminer;

/**
 * Creates cases from received messages, exactly once, even after a crash. Safe for concurrent use,
 * also in several processes.
 *
 * <p>A message is recognized by its location, its Message-ID, and its bytes, as long as its case is
 * stored. After the case was erased or its retention ended, the same message becomes a new case.
 */
public final class BounceIntake {
  /** The origin of cases from e-mail, instead of a workspace. */
  public static final String WORKSPACE = "mail";

  private static final int MAX_NAME = 80;
  private static final byte[] POSTMARK = "From ".getBytes(StandardCharsets.US_ASCII);

  private static final OutboxTask EXAMINE = new OutboxTask("examine-arrival");
  private static final OutboxTask TELL = new OutboxTask("tell-arrival");

  private final Database database;
  private final CaseRepository caseRepository;
  private final Outbox outbox;
  private final IntakeFilter intakeFilter;
  private final RejectionNotices rejectionNotices;
  private final MailParser reader;
  private final Clock clock;

  /**
   * Creates an intake.
   *
   * @param senders the accepted senders
   * @param ownAddresses addresses that we send from and receive at, in lower case
   */
  public BounceIntake(
      Database database,
      CaseRepository caseRepository,
      AllowedSenders senders,
      Set<String> ownAddresses,
      MailParser mails,
      BounceReader bounces,
      Clock clock) {
    this.database = database;
    this.caseRepository = caseRepository;
    this.outbox = new Outbox(clock);
    this.intakeFilter = new IntakeFilter(senders, ownAddresses, bounces);
    this.rejectionNotices = new RejectionNotices(outbox, clock);
    this.reader = mails;
    this.clock = clock;
  }

  /**
   * Processes a message from {@code place}.
   *
   * @param place a unique name of the message, such as a mailbox's UIDVALIDITY with the message's
   *     UID; empty for a pipe
   * @param received the message; a separator line of a mailbox file (RFC 4155) before it is
   *     ignored, because it differs in each delivery
   * @throws StoreException if the store failed; then nothing is stored
   */
  public IntakeResult accept(Optional<String> place, byte[] received) throws StoreException {
    byte[] mail = withoutPostmark(received);
    Header header = reader.readHeader(mail);
    List<String> names = names(place, header, mail);
    Optional<IntakeRejection> intakeRejection = intakeFilter.rejection(header, mail);
    try {
      return accept(header, names, intakeRejection, mail);
    } catch (ConcurrentlyTaken byOtherProcess) {
      return accept(header, names, intakeRejection, mail);
    }
  }

  /**
   * Rejects a message without reading it.
   *
   * @param header its header, which identifies the sender
   * @param why the reason for the operator
   * @throws StoreException if the store failed; then no one is notified
   */
  public void reject(byte[] header, String why) throws StoreException {
    var intakeRejection =
        new IntakeRejection(why, intakeFilter.authenticatedSender(reader.readHeader(header)));
    database.write(tx -> notifySender(tx, intakeRejection));
  }

  private void notifySender(Transaction tx, IntakeRejection intakeRejection) {
    intakeRejection
        .notifiedSender()
        .ifPresent(
            sender -> rejectionNotices.record(tx, sender.toString(), intakeRejection.reason()));
  }

  /** Another process stored the same message during the transaction. */
  private static final class ConcurrentlyTaken extends RuntimeException {}

  private IntakeResult accept(
      Header header, List<String> names, Optional<IntakeRejection> intakeRejection, byte[] mail)
      throws StoreException {
    return database.inTransaction(
        tx -> {
          Optional<CaseId> known = known(tx, names);
          if (known.isPresent()) {
            names.forEach(name -> addName(tx, name, known.get()));
            return new IntakeResult.Known(known.get());
          }
          if (intakeRejection.isPresent()) {
            notifySender(tx, intakeRejection.get());
            return new IntakeResult.Refused(intakeRejection.get().reason());
          }
          return new IntakeResult.Opened(open(tx, header, mail, names));
        });
  }

  /**
   * Returns the outbox handlers that examine messages and send notifications.
   *
   * @param mailCaseListener receives each examined case, and each rejected message
   */
  public static Map<OutboxTask, OutboxHandler> handlers(
      CaseRepository caseRepository,
      Clock clock,
      CaseExaminer caseExaminer,
      MailCaseListener mailCaseListener) {
    var outbox = new Outbox(clock);
    return Map.of(
        EXAMINE,
        new ExamineMailHandler(
            caseRepository,
            caseExaminer,
            (tx, id) -> outbox.put(tx, TELL, id, id),
            new RejectionNotices(outbox, clock)),
        TELL,
        new NotifyMailCaseHandler(mailCaseListener),
        RejectionNotices.TELL,
        new NotifyRejectionHandler(mailCaseListener));
  }

  private CaseId open(Transaction tx, Header header, byte[] mail, List<String> names) {
    String sender = FromHeaderParser.of(header).map(MailAddress::toString).orElseThrow();
    var caseRequester = new CaseRequester(sender, WORKSPACE, "", Optional.empty());
    var unread =
        new CaseResult(
            "A mail came in that is not examined yet.",
            "cannot-tell",
            UnreadableFindings.NOT_EXAMINED);
    var stored = new StoredMail(name(header), mail);
    Case opened =
        caseRepository.open(
            tx,
            new NewCase(
                CaseKind.BOUNCE, stored.name(), caseRequester, unread, Optional.of(stored)));
    for (String name : names) {
      if (!addName(tx, name, opened.id())) {
        throw new ConcurrentlyTaken();
      }
    }
    outbox.put(tx, EXAMINE, opened.id().text(), opened.id().text());
    return opened.id();
  }

  /** Returns whether the name is new; one whose case was deleted counts as new. */
  private boolean addName(Transaction tx, String name, CaseId id) {
    tx.update(
        "delete from taken_mails where name = ? and case_id not in (select id from cases)", name);
    int added =
        tx.update(
            "insert into taken_mails (name, case_id, taken) values (?, ?, ?)"
                + " on conflict (name) do nothing",
            name,
            id.text(),
            clock.instant());
    return added == 1;
  }

  private static Optional<CaseId> known(Transaction tx, List<String> names) {
    return names.stream()
        .flatMap(
            name ->
                tx
                    .findRow(
                        "select t.case_id as case_id from taken_mails t"
                            + " join cases c on c.id = t.case_id where t.name = ?",
                        name)
                    .stream())
        .map(resultRow -> new CaseId(resultRow.text("case_id")))
        .findFirst();
  }

  private static byte[] withoutPostmark(byte[] received) {
    if (!startsWith(received, POSTMARK)) {
      return received;
    }
    int end = 0;
    while (end < received.length && received[end] != '\n') {
      end++;
    }
    return Arrays.copyOfRange(received, Math.min(end + 1, received.length), received.length);
  }

  private static boolean startsWith(byte[] bytes, byte[] beginning) {
    return bytes.length >= beginning.length
        && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
  }

  /**
   * Returns digests for recognition, so that no content of the message is stored for that purpose.
   */
  private static List<String> names(Optional<String> place, Header header, byte[] mail) {
    var names = new ArrayList<String>();
    place.ifPresent(text -> names.add("place:" + Sha256.hex(text)));
    header
        .first("Message-ID")
        .filter(text -> !text.isBlank())
        .ifPresent(text -> names.add("id:" + Sha256.hex(text.strip())));
    names.add("mail:" + Sha256.hex(mail));
    return List.copyOf(names);
  }

  private static String name(Header header) {
    String subject =
        header.first("Subject").orElse("").replaceAll("[\\p{Cntrl}/\\\\]", " ").strip();
    String cut = subject.length() <= MAX_NAME ? subject : subject.substring(0, MAX_NAME);
    return (cut.isEmpty() ? "mail" : cut) + ".eml";
  }
}
