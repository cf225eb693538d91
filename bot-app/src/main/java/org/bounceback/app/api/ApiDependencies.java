package org.bounceback.app.api;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.bounceback.authentication.ServerAuthentication;
import org.bounceback.blocklist.BlocklistCheck;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.cases.CaseRepository;
import org.bounceback.diagnosis.DiagnosisEngine;
import org.bounceback.recipient.RecipientCheck;
import org.bounceback.ticket.EscalationService;

/**
 * The services that the API needs.
 *
 * @param blocklistTimeout timeout of a blocklist check
 * @param recipientTimeout timeout of the check of a recipient's servers
 * @param serverAuthentication checks how those servers see our server
 * @param memory the memory budget that all readings share
 */
public record ApiDependencies(
    Examiner examiner,
    BlocklistCheck blocklists,
    Duration blocklistTimeout,
    RecipientCheck recipients,
    Duration recipientTimeout,
    Supplier<Optional<ServerAuthentication>> serverAuthentication,
    DiagnosisEngine diagnosisEngine,
    CaseRepository caseRepository,
    EscalationService escalationService,
    ReadingMemory memory) {}
