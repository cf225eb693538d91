package org.bounceback.answers;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.upload.Unwrapping;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.capacity.ByteBudget;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.StoredMail;
import org.bounceback.diagnosis.DiagnosticAnswers;
import org.bounceback.diagnosis.MailAnalysis;
import org.bounceback.store.StoreException;

/** Diagnoses the stored e-mail of a case, within the memory limit that all readings share. */
public final class StoredMailDiagnosis {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final MailAnalysis mailAnalysis;
  private final CaseRepository caseRepository;
  private final ReadingMemory memory;

  /** Creates a diagnosis of the e-mails in {@code caseRepository}. */
  public StoredMailDiagnosis(
      MailAnalysis mailAnalysis, CaseRepository caseRepository, ReadingMemory memory) {
    this.mailAnalysis = mailAnalysis;
    this.caseRepository = caseRepository;
    this.memory = memory;
  }

  /**
   * Returns the result with these answers; empty if the case has no e-mail any more.
   *
   * @param fromPicture whether the stored text was read by OCR
   * @throws BudgetExhausted if too much is being read right now
   */
  @SuppressWarnings("try") // The leases are held but not used.
  Optional<CaseResult> diagnose(CaseId id, boolean fromPicture, DiagnosticAnswers answers)
      throws StoreException, BudgetExhausted, InterruptedException {
    OptionalLong size = caseRepository.mailSizes().ofCase(id.text());
    if (size.isEmpty()) {
      return Optional.empty();
    }
    try (ByteBudget.Lease unused = memory.reserveContent(size.getAsLong(), TIMEOUT)) {
      Optional<StoredMail> mail = caseRepository.mail(id);
      return mail.isEmpty()
          ? Optional.empty()
          : Optional.of(diagnose(mail.get().name(), mail.get().bytes(), fromPicture, answers));
    }
  }

  @SuppressWarnings("try") // The lease is held but not used.
  private CaseResult diagnose(
      String name, byte[] bytes, boolean fromPicture, DiagnosticAnswers answers)
      throws BudgetExhausted, InterruptedException {
    try (ByteBudget.Lease unused =
        memory.reserveWork(UploadUnwrapper.workingBytes(bytes), TIMEOUT)) {
      UploadedMail mail =
          fromPicture
              ? new UploadedMail(name, bytes).withOcrText(bytes)
              : first(new UploadedMail(name, bytes));
      return CaseResult.of(name, mailAnalysis.diagnose(mailAnalysis.read(mail), answers));
    }
  }

  /** Returns the first e-mail in the stored one; an archive of nothing is taken as it is. */
  private UploadedMail first(UploadedMail stored) {
    Unwrapping mails = mailAnalysis.unwrap(stored.name(), stored.bytes());
    return mails.hasNext() ? mails.withLimits(mails.next()) : stored;
  }
}
