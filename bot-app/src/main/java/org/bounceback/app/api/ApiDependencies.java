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
 * What the API stands on.
 *
 * @param blocklistsPatience how long a look-up may take
 * @param recipientPatience how long the check of a recipient's servers may take
 * @param appearance what those servers see of ours
 * @param memory what all readings may use together
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
