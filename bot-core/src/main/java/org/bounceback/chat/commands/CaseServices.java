package org.bounceback.chat.commands;

import org.bounceback.answers.AnswerService;
import org.bounceback.cases.CaseRepository;
import org.bounceback.chat.runtime.CardLocationRepository;
import org.bounceback.chat.runtime.EventInbox;
import org.bounceback.erasure.PersonalDataEraser;
import org.bounceback.ticket.EscalationService;
import org.bounceback.watch.WatchService;

/**
 * Where the bot stores cases and what it does with stored ones.
 *
 * @param caseRepository stores cases
 * @param cardLocations stores where their cards are posted
 * @param eventInbox stores events until they are answered
 * @param escalationService opens tickets
 * @param watchService repeats blocklist checks
 * @param eraser deletes what is stored about a person
 * @param answerService records the answers of agents to the questions of cases
 */
public record CaseServices(
    CaseRepository caseRepository,
    CardLocationRepository cardLocations,
    EventInbox eventInbox,
    EscalationService escalationService,
    WatchService watchService,
    PersonalDataEraser eraser,
    AnswerService answerService) {}
