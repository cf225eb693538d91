package org.bounceback.advice;

import java.util.Optional;

/**
 * What to say in one situation, and who has to act.
 *
 * @param id the name of the reason or refinement that it comes from
 * @param assessment what happened and whose turn it is; empty where only the words change
 * @param adviceTexts the texts
 */
public record Advice(String id, Optional<Assessment> assessment, AdviceTexts adviceTexts) {}
