package org.bounceback.answers;

import java.time.Instant;

/**
 * An administrator's answer that every later diagnosis uses.
 *
 * @param subject the host name or IP, as the question named it
 * @param ours whether the server is ours
 * @param person the administrator's user ID
 * @param answered when it was answered
 * @param caseId the case whose question it was; it may be deleted
 */
public record RememberedAnswer(
    String subject, boolean ours, String person, Instant answered, String caseId) {}
