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
 * Makes cases of mails, each once, also when a crash comes between. Safe for concurrent use, in
 * several processes too.
 *
 * <p>A mail is known again by the place where it lay, by its Message-ID, and by its bytes, as long
 * as its case is stored. When the case was erased or its retention is over, the same mail becomes a
 * new case.
 */
public final class BounceIntake {
  /** Where cases come from that came by mail, in place of a workspace. */
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
   * An intake.
   *
   * @param senders whose mails are taken
   * @param ownAddresses addresses that we write from and read at, in lower case
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
   * Takes a mail that lay at {@code place}.
   *
   * @param place a name that no other mail ever had, such as a mailbox's UIDVALIDITY with the
   *     mail's UID; empty for a pipe
   * @param brought the mail; a line that begins it in a mailbox file (RFC 4155) does not belong to
   *     it, and is another one each time that a mail server brings it
   * @throws StoreException when the store failed; then nothing is kept
   */
  public IntakeResult take(Optional<String> place, byte[] brought) throws StoreException {
    byte[] mail = withoutPostmark(brought);
    Header header = reader.readHeader(mail);
    List<String> names = names(place, header, mail);
    Optional<IntakeRejection> intakeRejection = intakeFilter.refusal(header, mail);
    try {
      return take(header, names, intakeRejection, mail);
    } catch (TakenMeanwhile byAnother) {
      return take(header, names, intakeRejection, mail);
    }
  }

  /**
   * Turns a mail away without having read it.
   *
   * @param header its beginning, by which its sender is known
   * @param why in the operator's words
   * @throws StoreException when the store failed; then nobody is told
   */
  public void turnAway(byte[] header, String why) throws StoreException {
    var intakeRejection = new IntakeRejection(why, intakeFilter.proved(reader.readHeader(header)));
    database.write(tx -> tellOf(tx, intakeRejection));
  }

  private void tellOf(Transaction tx, IntakeRejection intakeRejection) {
    intakeRejection
        .known()
        .ifPresent(sender -> rejectionNotices.note(tx, sender.toString(), intakeRejection.why()));
  }

  /** Another process took the same mail between our question and our answer. */
  private static final class TakenMeanwhile extends RuntimeException {}

  private IntakeResult take(
      Header header, List<String> names, Optional<IntakeRejection> intakeRejection, byte[] mail)
      throws StoreException {
    return database.inTransaction(
        tx -> {
          Optional<CaseId> known = known(tx, names);
          if (known.isPresent()) {
            names.forEach(name -> remember(tx, name, known.get()));
            return new IntakeResult.Known(known.get());
          }
          if (intakeRejection.isPresent()) {
            tellOf(tx, intakeRejection.get());
            return new IntakeResult.Refused(intakeRejection.get().why());
          }
          return new IntakeResult.Opened(open(tx, header, mail, names));
        });
  }

  /**
   * What the courier needs to examine what was taken and to tell of it.
   *
   * @param mailCaseListener hears of each case once it is examined, and of what was not taken
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
      if (!remember(tx, name, opened.id())) {
        throw new TakenMeanwhile();
      }
    }
    outbox.put(tx, EXAMINE, opened.id().text(), opened.id().text());
    return opened.id();
  }

  /** Returns whether the name is new; one whose case was deleted counts as new. */
  private boolean remember(Transaction tx, String name, CaseId id) {
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

  private static byte[] withoutPostmark(byte[] brought) {
    if (!startsWith(brought, POSTMARK)) {
      return brought;
    }
    int end = 0;
    while (end < brought.length && brought[end] != '\n') {
      end++;
    }
    return Arrays.copyOfRange(brought, Math.min(end + 1, brought.length), brought.length);
  }

  private static boolean startsWith(byte[] bytes, byte[] beginning) {
    return bytes.length >= beginning.length
        && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
  }

  /** Digests, so that nothing of the mail stays where only its name is needed. */
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
