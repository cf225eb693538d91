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
 * @param blocklistsPatience timeout of a blocklist check
 * @param recipientPatience timeout of the check of a recipient's servers
 * @param appearance checks how those servers see our server
 * @param memory the memory budget that all readings share
 */
public record ApiDependencies(
    Examiner examiner,
    BlocklistCheck blocklists,
    Duration blocklistsPatience,
    RecipientCheck recipients,
    Duration recipientPatience,
    Supplier<Optional<ServerAuthentication>> appearance,
    DiagnosisEngine diagnosisEngine,
    CaseRepository caseRepository,
    EscalationService escalationService,
    ReadingMemory memory) {}
