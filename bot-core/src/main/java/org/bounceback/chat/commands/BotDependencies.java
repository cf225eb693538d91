package org.bounceback.chat.commands;

import java.time.Clock;
import java.time.Duration;
import org.bounceback.blocklist.BlocklistCheck;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.cases.CaseRepository;
import org.bounceback.chat.runtime.CardLocationRepository;
import org.bounceback.chat.runtime.EventInbox;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.complaint.ComplaintCheck;
import org.bounceback.diagnosis.DiagnosisEngine;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.erasure.PersonalDataEraser;
import org.bounceback.recipient.RecipientCheck;
import org.bounceback.ticket.EscalationService;
import org.bounceback.watch.WatchService;

/**
 * What the bot works with; left open.
 *
 * @param blocklists asks the lists
 * @param recipients asks recipients' servers
 * @param uploadUnwrapper takes uploads apart
 * @param reader reads mails
 * @param diagnosisEngine judges them
 * @param diagnosticProbes what a diagnosis asks the world
 * @param complaints looks into complaints without a bounce
 * @param caseRepository where cases are kept
 * @param places where their cards stand
 * @param eventInbox where what people bring is kept until it is answered
 * @param escalationService where tickets are wished for
 * @param personalDataEraser deletes and exports what is stored about a person
 * @param watchService look subjects up again by themselves
 * @param workerPools do what takes longer than an acknowledgement may
 * @param host our own servers
 * @param limits how much people may ask for
 * @param checkTimeouts how long checks may take
 * @param clock the time
 */
public record BotDependencies(
    BlocklistCheck blocklists,
    RecipientCheck recipients,
    UploadUnwrapper uploadUnwrapper,
    BounceReader reader,
    DiagnosisEngine diagnosisEngine,
    DiagnosticProbes diagnosticProbes,
    ComplaintCheck complaints,
    CaseRepository caseRepository,
    CardLocationRepository places,
    EventInbox eventInbox,
    EscalationService escalationService,
    PersonalDataEraser personalDataEraser,
    WatchService watchService,
    WorkerPools workerPools,
    ServerAdministration host,
    UsageLimits limits,
    CheckTimeouts checkTimeouts,
    Clock clock) {

  /** How long the lists, and a recipient's servers, may take. */
  public record CheckTimeouts(Duration lists, Duration recipient) {}
}
