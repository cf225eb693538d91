package org.bounceback.cases;

import java.util.Optional;

/**
 * A case before it is stored.
 *
 * @param kind what it begins with
 * @param subject the address, domain or mailbox looked up, or the mail's file name
 * @param caseRequester who brought it
 * @param caseResult what was found
 * @param mail the mail it is about; empty for a look-up
 */
public record NewCase(
    CaseKind kind,
    String subject,
    CaseRequester caseRequester,
    CaseResult caseResult,
    Optional<StoredMail> mail) {}
