package org.bounceback.erasure;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.address.MailAddress;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.cases.AuditLog;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.StoredMail;
import org.bounceback.store.Database;
import org.bounceback.store.ResultRow;
import org.bounceback.store.StoreException;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.ticket.ExternalId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds and erases all stored data that contains a mail address. Data in an external ticket system
 * is not included.
 *
 * <p>All tables are read in pages outside of transactions. {@link
 * org.bounceback.erasure.AddressSearch} defines what matches the address.
 */
public final class PersonalDataEraser {
  private static final Logger log = LoggerFactory.getLogger(PersonalDataEraser.class);

  private final Database database;
  private final CaseRepository caseRepository;
  private final Outbox outbox;
  private final Erasures erasures;
  private final ReadingMemory memory;

  /**
   * Uses the data in {@code database}.
   *
   * @param memory the memory budget for searched mails, shared with all other mail processing
   */
  public PersonalDataEraser(
      Database database,
      CaseRepository caseRepository,
      Outbox outbox,
      Clock clock,
      ReadingMemory memory) {
    this.memory = memory;
    this.database = database;
    this.caseRepository = caseRepository;
    this.outbox = outbox;
    this.erasures = new Erasures(database, clock);
  }

  /**
   * A case that contains the address.
   *
   * @param findings the findings in their stored form
   * @param mail the mail as uploaded, if it is still stored
   */
  public record Held(Case found, String findings, Optional<StoredMail> mail) {}

  /**
   * How many cases and tickets contain an address.
   *
   * @param tickets the number of tickets of the local desk, with or without a case
   * @param ticketsElsewhere the number of tickets of those cases in an external ticket system,
   *     which an erasure does not delete
   */
  public record Count(int cases, int tickets, int ticketsElsewhere) {}

  /**
   * A requested erasure that must be confirmed within an hour.
   *
   * @param id the ID for the confirmation
   */
  public record Proposal(String id, Count count) {}

  /** Returns the cases that contain {@code address} in their texts, mail or ticket. */
  public List<CaseId> findCasesContaining(MailAddress address) throws StoreException {
    return List.copyOf(found(address).cases());
  }

  /** Returns a case with its findings and mail. Empty if it was deleted in the meantime. */
  public Optional<Held> findStoredCase(CaseId id) throws StoreException {
    Optional<Case> found = caseRepository.find(id);
    Optional<String> findings = caseRepository.storedFindings(id);
    return found.isEmpty() || findings.isEmpty()
        ? Optional.empty()
        : Optional.of(new Held(found.get(), findings.get(), caseRepository.mail(id)));
  }

  /** Counts the cases and tickets that an erasure of {@code address} affects. */
  public Count count(MailAddress address) throws StoreException {
    Named named = found(address);
    int local = named.tickets().size();
    int elsewhere = 0;
    for (CaseId id : named.cases()) {
      List<ResultRow> ticket =
          database.query(
              "select number from local_tickets where external_id = ?", ExternalId.of(id).text());
      boolean none = ticket.isEmpty();
      local += none ? 0 : 1;
      elsewhere += none && caseRepository.find(id).flatMap(Case::ticket).isPresent() ? 1 : 0;
    }
    return new Count(named.cases().size(), local, elsewhere);
  }

  /** Counts as {@link #count} does, and stores the request until it is confirmed. */
  public Proposal propose(MailAddress address, CaseRequester by) throws StoreException {
    Count count = count(address);
    return new Proposal(erasures.add(address, by, false).id(), count);
  }

  /**
   * Confirms the request. Empty if {@code by} did not make that request or it has expired. A
   * confirmed erasure is finished even if the process is killed.
   */
  public Optional<Confirmed> confirm(String proposal, CaseRequester by) throws StoreException {
    return erasures.confirm(proposal, by.person()).map(Confirmed::new);
  }

  /** An erasure that was confirmed. */
  public static final class Confirmed {
    private final Erasures.Pending pending;

    Confirmed(Erasures.Pending pending) {
      this.pending = pending;
    }
  }

  /**
   * Deletes the cases that contain {@code address} with all their data, including tickets of the
   * local desk, and all received messages that contain it. In the audit log a salted hash replaces
   * the address. The audit log also records the erasure and who requested it.
   *
   * @throws StoreException if the database failed; {@link #resume} continues the erasure later
   */
  public Erasure erase(MailAddress address, CaseRequester by) throws StoreException {
    return run(erasures.add(address, by, true));
  }

  /** Runs an erasure that was confirmed. */
  public Erasure erase(Confirmed confirmed) throws StoreException {
    return run(confirmed.pending);
  }

  /**
   * Runs all confirmed erasures that are not finished. May be called at any time. If an erasure
   * fails, the others still run. After ten unfinished attempts an erasure is given up, which the
   * audit log records.
   *
   * @return how many erasures were finished
   * @throws StoreException if the database failed for one of them, after the others were tried; an
   *     unchecked exception of one of them is rethrown in the same way
   */
  public int resume() throws StoreException {
    int finished = 0;
    var failures = new ArrayList<Exception>();
    for (Erasures.Pending pending : erasures.unfinished()) {
      try {
        finished += resume(pending) ? 1 : 0;
      } catch (StoreException | RuntimeException failed) {
        log.warn(
            "erasure failed, will retry later id={} failure={}",
            pending.id(),
            failed.getClass().getSimpleName());
        failures.add(failed);
      }
    }
    if (!failures.isEmpty()) {
      rethrow(failures.get(0));
    }
    return finished;
  }

  /** Returns how many erasures were given up and not finished since; see {@link #resume}. */
  public int givenUp() throws StoreException {
    return erasures.givenUp();
  }

  private boolean resume(Erasures.Pending pending) throws StoreException {
    if (pending.attempts() >= Erasures.MAX_ATTEMPTS) {
      giveUp(pending);
      return false;
    }
    erasures.countAttempt(pending);
    run(pending);
    return true;
  }

  private void giveUp(Erasures.Pending pending) throws StoreException {
    String reason = "given up after " + Erasures.MAX_ATTEMPTS + " attempts";
    String mark = SaltedAddressHash.of(pending.address()).text();
    database.write(
        tx -> {
          if (erasures.giveUp(tx, pending)) {
            caseRepository
                .audit()
                .record(
                    tx,
                    new AuditLog.AuditedAction(
                        pending.by(),
                        "forget",
                        mark,
                        AuditLog.AuditOutcome.FAILED,
                        reason,
                        Optional.empty()));
          }
        });
    log.error(
        "an erasure was {} id={} mark={}; run \"bounceback cases erase\" for its address",
        reason,
        pending.id(),
        mark);
  }

  private static void rethrow(Exception failure) throws StoreException {
    if (failure instanceof StoreException failed) {
      throw failed;
    }
    throw (RuntimeException) failure;
  }

  /** Records in the audit log that a person without permission requested an erasure. */
  public void recordRefused(MailAddress address, CaseRequester by) throws StoreException {
    String mark = SaltedAddressHash.of(address).text();
    caseRepository
        .audit()
        .record(
            new AuditLog.AuditedAction(
                by,
                "forget",
                mark,
                AuditLog.AuditOutcome.REFUSED,
                "no administrator",
                Optional.empty()));
  }

  private Erasure run(Erasures.Pending pending) throws StoreException {
    return new Erasing(database, caseRepository, outbox, erasures, pending, memory).run();
  }

  /**
   * The cases and tickets that contain an address.
   *
   * @param tickets the tickets of the local desk whose case was deleted
   */
  private record Named(Set<CaseId> cases, Set<Long> tickets) {}

  private Named found(MailAddress address) throws StoreException {
    var rows = new NamedRows(database, address, memory);
    var cases = new LinkedHashSet<CaseId>();
    var numbers = new LinkedHashSet<Long>();
    for (PersonalTable table : PersonalTable.ALL) {
      switch (table.owner()) {
        case CASE -> rows.visit(table, row -> cases.add(new CaseId(row.owner())));
        case TICKET -> rows.visit(table, row -> numbers.add(Long.valueOf(row.owner())));
        case ROW, AUDIT -> {}
      }
    }
    var ticketsWithoutCase = new LinkedHashSet<Long>();
    for (long number : numbers) {
      List<ResultRow> owner =
          database.query(
              "select c.id from cases c join local_tickets t on t.external_id = c.id"
                  + " where t.number = ?",
              number);
      owner.forEach(resultRow -> cases.add(new CaseId(resultRow.text("id"))));
      if (owner.isEmpty()) {
        ticketsWithoutCase.add(number);
      }
    }
    return new Named(inOrder(cases), ticketsWithoutCase);
  }

  /** Sorts the cases by the time when they were opened, oldest first. */
  private Set<CaseId> inOrder(Set<CaseId> ids) throws StoreException {
    var opened = new ArrayList<ResultRow>();
    for (CaseId id : ids) {
      opened.addAll(database.query("select id, opened from cases where id = ?", id.text()));
    }
    return opened.stream()
        .sorted(
            Comparator.comparing((ResultRow resultRow) -> resultRow.number("opened"))
                .thenComparing(resultRow -> resultRow.text("id")))
        .map(resultRow -> new CaseId(resultRow.text("id")))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
