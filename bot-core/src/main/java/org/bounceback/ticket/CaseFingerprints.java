package org.bounceback.ticket;

import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.MailAddress;
import org.bounceback.cases.Case;
import org.bounceback.data.Sha256;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.BounceMessage;
import org.bounceback.store.Transaction;

/**
 * The table {@code case_marks}, which identifies cases about the same message. It stores hashes, so
 * the data cannot be recovered.
 */
final class CaseFingerprints {
  /** The Message-ID, its author and one failed recipient. */
  static final String MAIL = "MAIL";

  /** The author's domain. */
  static final String SENDER = "SENDER";

  private static final int MIN_NAME = 10;

  private CaseFingerprints() {}

  /**
   * Stores the fingerprints of a case for which a ticket is requested; none if there is no
   * Message-ID.
   */
  static void store(Transaction tx, Case filed) {
    if (!(filed.findings() instanceof BounceFindings bounce)) {
      return;
    }
    Optional<BounceMessage> message = bounce.message();
    Optional<MailAddress> author = message.flatMap(BounceMessage::from).flatMap(MailAddress::parse);
    if (author.isEmpty()) {
      return;
    }
    store(tx, filed, SENDER, author.get().domain().toString());
    Optional<String> name =
        message.flatMap(BounceMessage::messageId).filter(CaseFingerprints::isUnique);
    for (String recipient : bounce.recipientAddresses()) {
      name.ifPresent(id -> store(tx, filed, MAIL, id + "\n" + author.get() + "\n" + recipient));
    }
  }

  /** Some programs use the same short Message-ID for every message. */
  private static boolean isUnique(String messageId) {
    return messageId.length() >= MIN_NAME && messageId.indexOf('@') > 0;
  }

  private static void store(Transaction tx, Case filed, String kind, String words) {
    tx.update(
        "insert into case_marks (case_id, kind, mark) values (?, ?, ?)"
            + " on conflict (case_id, kind, mark) do nothing",
        filed.id().text(),
        kind,
        Sha256.hex(words.toLowerCase(Locale.ROOT)));
  }
}
