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
 * What is kept that names a mail address. What a desk of others keeps is theirs to tell.
 *
 * <p>Everything is read page by page outside of transactions; see {@link
 * org.bounceback.erasure.AddressSearch} for what counts as the address.
 */
public final class PersonalDataEraser {
  private static final Logger log = LoggerFactory.getLogger(PersonalDataEraser.class);

  private final Database database;
  private final CaseRepository caseRepository;
  private final Outbox outbox;
  private final Erasures erasures;
  private final ReadingMemory memory;

  /**
   * What is kept in {@code database}.
   *
   * @param memory for the mails that are searched, shared with all other readings
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
   * A case that names the address.
   *
   * @param findings the findings in their stored form
   * @param mail as it was uploaded, if it is still kept
   */
  public record Held(Case found, String findings, Optional<StoredMail> mail) {}

  /**
   * How much names an address.
   *
   * @param tickets of the local desk, with a case or without
   * @param ticketsElsewhere tickets of those cases at a desk of others, which no erasure reaches
   */
  public record Count(int cases, int tickets, int ticketsElsewhere) {}

  /**
   * A question whether to erase that waits for an hour to be confirmed.
   *
   * @param id what it is confirmed by
   */
  public record Proposal(String id, Count count) {}

  /**
   * What became of an erasure.
   *
   * @param erased the cases that are gone
   * @param onTheirWay those that stay because their ticket is about to be opened
   * @param ticketsElsewhere the numbers of their tickets at a desk of others, which stay there
   */
  public record Erasure(
      List<CaseId> erased, List<CaseId> onTheirWay, List<String> ticketsElsewhere) {}

  /** The cases that name {@code address} in their words, their mail or their ticket. */
  public List<CaseId> casesNaming(MailAddress address) throws StoreException {
    return List.copyOf(found(address).cases());
  }

  /** One of them; empty when it was deleted meanwhile. */
  public Optional<Held> held(CaseId id) throws StoreException {
    Optional<Case> found = caseRepository.find(id);
    Optional<String> findings = caseRepository.storedFindings(id);
    return found.isEmpty() || findings.isEmpty()
        ? Optional.empty()
        : Optional.of(new Held(found.get(), findings.get(), caseRepository.mail(id)));
  }

  /** How much an erasure of {@code address} would delete. */
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

  /** Counts, and keeps the question until it is confirmed. */
  public Proposal propose(MailAddress address, CaseRequester by) throws StoreException {
    Count count = count(address);
    return new Proposal(erasures.add(address, by, false).id(), count);
  }

  /** Whether {@code by} asked that question; from now on it is carried out, even after a kill. */
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
   * Deletes the cases that name {@code address} and all that hangs on them, the local desk's
   * tickets too, and what people brought that names the address. In the audit a mark takes its
   * place; there it is also written that this was done, and by whom.
   *
   * @throws StoreException when the database failed; {@link #resume} goes on then
   */
  public Erasure erase(MailAddress address, CaseRequester by) throws StoreException {
    return run(erasures.add(address, by, true));
  }

  /** The same for one that was confirmed. */
  public Erasure erase(Confirmed confirmed) throws StoreException {
    return run(confirmed.pending);
  }

  /**
   * Finishes what a process left unfinished. May run at any time. One that fails does not keep the
   * others from their turn. One that was begun ten times without an end is given up, which the
   * audit shows.
   *
   * @return how many erasures were finished
   * @throws StoreException when the database failed for one of them, after the others were tried;
   *     an unchecked exception of one of them is thrown on in the same way
   */
  public int resume() throws StoreException {
    int finished = 0;
    var failures = new ArrayList<Exception>();
    for (Erasures.Pending each : erasures.unfinished()) {
      try {
        finished += resume(each) ? 1 : 0;
      } catch (StoreException | RuntimeException failed) {
        log.warn(
            "an erasure failed and is tried again later id={} failure={}",
            each.id(),
            failed.getClass().getSimpleName());
        failures.add(failed);
      }
    }
    if (!failures.isEmpty()) {
      rethrow(failures.get(0));
    }
    return finished;
  }

  /** How many erasures were given up and not done since; see {@link #resume}. */
  public int givenUp() throws StoreException {
    return erasures.givenUp();
  }

  private boolean resume(Erasures.Pending pending) throws StoreException {
    if (pending.attempts() >= Erasures.MAX_ATTEMPTS) {
      giveUp(pending);
      return false;
    }
    erasures.attempt(pending);
    run(pending);
    return true;
  }

  private void giveUp(Erasures.Pending pending) throws StoreException {
    String why = "given up after " + Erasures.MAX_ATTEMPTS + " attempts";
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
                        why,
                        Optional.empty()));
          }
        });
    log.error(
        "an erasure was {} id={} mark={}; run \"bounceback cases erase\" for its address",
        why,
        pending.id(),
        mark);
  }

  private static void rethrow(Exception failure) throws StoreException {
    if (failure instanceof StoreException failed) {
      throw failed;
    }
    throw (RuntimeException) failure;
  }

  /** Writes down that somebody wished for that who may not. */
  public void refused(MailAddress address, CaseRequester by) throws StoreException {
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
   * What names an address.
   *
   * @param tickets of the local desk whose case is gone
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
    var alone = new LinkedHashSet<Long>();
    for (long number : numbers) {
      List<ResultRow> owner =
          database.query(
              "select c.id from cases c join local_tickets t on t.external_id = c.id"
                  + " where t.number = ?",
              number);
      owner.forEach(resultRow -> cases.add(new CaseId(resultRow.text("id"))));
      if (owner.isEmpty()) {
        alone.add(number);
      }
    }
    return new Named(inOrder(cases), alone);
  }

  /** Oldest first. */
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
