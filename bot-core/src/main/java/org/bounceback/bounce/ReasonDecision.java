package org.bounceback.bounce;

/**
 * The reason that was found, and the rule and text that led to it.
 *
 * @param bounceReason the reason; {@link BounceReason#UNDEFINED} when no rule matches
 * @param ruleId the id of the deciding rule in the rule file
 * @param evidence the text that the rule matched
 * @param confidence how specific the rule is
 */
public record ReasonDecision(
    BounceReason bounceReason, String ruleId, Evidence evidence, Confidence confidence) {}
