package org.bounceback.diagnosis;

import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.bounce.upload.Unwrapping;
import org.bounceback.bounce.upload.UploadLimits;
import org.bounceback.bounce.upload.UploadUnwrapper;

/**
 * Turns uploaded bytes into diagnoses. Safe for concurrent use.
 *
 * @param unwrapper finds the messages in an upload
 * @param reader reads one message
 * @param engine decides what its bounce means
 * @param probes what a diagnosis may check on the public network
 * @param hostingProbes what it may check on our own servers
 */
public record MailAnalysis(
    UploadUnwrapper unwrapper,
    BounceReader reader,
    DiagnosisEngine engine,
    DiagnosticProbes probes,
    HostingProbes hostingProbes) {

  /** Returns the same analysis without network checks. */
  public MailAnalysis offline() {
    return new MailAnalysis(unwrapper, reader, engine, DiagnosticProbes.NONE, HostingProbes.NONE);
  }

  /** Returns the messages of an upload, one after the other. */
  public Unwrapping unwrap(String name, byte[] upload) {
    return unwrapper.open(name, upload, UploadLimits.STANDARD);
  }

  /** Parses one message of an upload. */
  public BouncedMessage read(UploadedMail mail) {
    return reader.read(mail);
  }

  /** Diagnoses a parsed message. */
  public Diagnosis diagnose(BouncedMessage message) {
    return diagnose(message, DiagnosticAnswers.NONE);
  }

  /** Diagnoses a parsed message with what agents answered to the questions about it. */
  public Diagnosis diagnose(BouncedMessage message, DiagnosticAnswers answers) {
    return engine.diagnose(message, probes, hostingProbes, answers);
  }
}
