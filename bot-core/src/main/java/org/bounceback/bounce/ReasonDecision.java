package org.bounceback.bounce;

/**
 * The reason that was found and how.
 *
 * @param bounceReason what was found; {@link BounceReason#UNDEFINED} when nothing fits
 * @param ruleId the rule that decided, as named in the rule file
 * @param evidence the words that it matched
 * @param confidence how specific the rule is
 */
public record ReasonDecision(
    BounceReason bounceReason, String ruleId, Evidence evidence, Confidence confidence) {}
