package org.bounceback.app.api;

import java.time.Duration;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.UploadedMail.Unread;
import org.bounceback.bounce.upload.Unwrapping;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.capacity.ByteBudget;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.StoredMail;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.cards.UnreadPicture;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.diagnosis.MailAnalysis;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.FindingsCodec;
import org.bounceback.ticket.CaseExaminer;

/** Parses e-mails and runs the checks for them. Safe for concurrent use. */
public final class Examiner implements CaseExaminer {
  /** The JSON as text, as a tree, and decoded. */
  private static final long COPIES_OF_JSON = 6;

  /** How long the examination of a stored e-mail waits for memory. */
  private static final Duration LATER = Duration.ofMinutes(5);

  /** The error code for a picture without recognizable text. */
  static final String UNREAD = "unread-picture";

  private final MailAnalysis online;
  private final MailAnalysis offline;
  private final ReadingMemory memory;
  private final UnreadPicture unreadPicture;

  /**
   * Creates one.
   *
   * @param memory the memory budget that all readings share
   */
  public Examiner(MailAnalysis mailAnalysis, ReadingMemory memory, UnreadPicture unreadPicture) {
    this.online = mailAnalysis;
    this.offline = mailAnalysis.offline();
    this.memory = memory;
    this.unreadPicture = unreadPicture;
  }

  @Override
  @SuppressWarnings("try") // The lease is held but not used.
  public CaseResult examine(StoredMail mail) throws BudgetExhausted, InterruptedException {
    try (ByteBudget.Lease unused = forWorkOn(mail.bytes(), LATER)) {
      return first(mail, online);
    }
  }

  /** Reads the e-mail itself, without network checks. */
  CaseResult read(StoredMail mail) {
    return first(mail, offline);
  }

  /**
   * Reserves memory for reading an upload; close it after the last e-mail.
   *
   * @throws BudgetExhausted if too much is being read right now
   */
  ByteBudget.Lease forWorkOn(byte[] upload, Duration patience)
      throws BudgetExhausted, InterruptedException {
    return memory.reserveWork(UploadUnwrapper.workingBytes(upload), patience);
  }

  /**
   * Reserves memory for reading an upload inside JSON, and for the JSON itself.
   *
   * @throws BudgetExhausted if too much is being read right now
   */
  ByteBudget.Lease forWorkOnJson(byte[] json, Duration patience)
      throws BudgetExhausted, InterruptedException {
    long forMail = UploadUnwrapper.maxWorkingBytes(json.length);
    return memory.reserveWork(Math.max(COPIES_OF_JSON * json.length, forMail), patience);
  }

  /** Returns the e-mails of an upload, one after another. */
  Unwrapping unwrap(String name, byte[] upload) {
    return offline.unwrap(name, upload);
  }

  /**
   * Diagnoses one e-mail of an upload, in the published JSON format.
   *
   * @param details whether the result contains log lines, accounts and reasons for blocks
   */
  JsonObjectBuilder diagnose(UploadedMail mail, boolean isOnline, boolean details) {
    if (mail.unread().isPresent()) {
      var error =
          new JsonObjectBuilder()
              .with("code", UNREAD)
              .with("message", unread(mail, mail.unread().get()));
      return new JsonObjectBuilder().with("file", mail.name()).with("error", error);
    }
    BounceFindings found =
        BounceFindings.of(mail.name(), diagnosis(mail, isOnline ? online : offline));
    return FindingsCodec.write(details ? found : found.withoutServerDetails());
  }

  /** Returns the text for a picture that could not be read. */
  String unread(UploadedMail picture, Unread why) {
    return CardTextRenderer.of(unreadPicture.of(picture.name(), why)).strip();
  }

  /** Of several mails in one the first is the case's; an archive of nothing is taken as it is. */
  private CaseResult first(StoredMail mail, MailAnalysis analysis) {
    byte[] bytes = mail.bytes();
    Unwrapping mails = unwrap(mail.name(), bytes);
    UploadedMail first =
        mails.hasNext() ? mails.withLimits(mails.next()) : new UploadedMail(mail.name(), bytes);
    return CaseResult.of(first.name(), diagnosis(first, analysis));
  }

  private static Diagnosis diagnosis(UploadedMail mail, MailAnalysis analysis) {
    return analysis.diagnose(analysis.read(mail));
  }
}
