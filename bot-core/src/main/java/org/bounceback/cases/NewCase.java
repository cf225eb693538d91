package org.bounceback.cases;

import java.util.Optional;

/**
 * A case before it is stored.
 *
 * @param kind what it started with
 * @param subject the address, domain or mailbox that was checked, or the e-mail's file name
 * @param caseRequester who requested it
 * @param caseResult what was found
 * @param mail the e-mail it is about; empty for a check without an e-mail
 */
public record NewCase(
    CaseKind kind,
    String subject,
    CaseRequester caseRequester,
    CaseResult caseResult,
    Optional<StoredMail> mail) {}
