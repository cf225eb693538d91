package org.bounceback.advice;

import java.util.Optional;

/**
 * The texts for one situation, and who needs to act.
 *
 * @param id the id of the reason or situation that the advice comes from
 * @param assessment what happened and who needs to act; empty if the situation only changes the
 *     texts
 * @param adviceTexts the texts
 */
public record Advice(String id, Optional<Assessment> assessment, AdviceTexts adviceTexts) {}
