package org.bounceback.app;

import org.bounceback.bounce.format.BounceReader;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.diagnosis.HostingProbes;
import org.bounceback.diagnosis.MailAnalysis;
import org.bounceback.diagnosis.PanelProbes;

/** Builds what takes uploads to diagnoses, as the settings describe it. */
public final class MailAnalysisFactory {
  private final Checks checks;

  public MailAnalysisFactory(Checks checks) {
    this.checks = checks;
  }

  /**
   * An analysis without the network.
   *
   * @throws CommandFailedException when a setting or a file cannot be used
   */
  public MailAnalysis offline() throws CommandFailedException {
    BounceReader reader = checks.bounceReader();
    return new MailAnalysis(
        new UploadUnwrapper(reader, checks.ocrReader()),
        reader,
        checks.diagnosisEngine(),
        DiagnosticProbes.NONE,
        HostingProbes.NONE);
  }

  /**
   * The same analysis with the public network and our own servers.
   *
   * @throws CommandFailedException when a setting or the servers file cannot be used
   */
  public MailAnalysis online(MailAnalysis offline, Network network) throws CommandFailedException {
    Hosting hosting = checks.hosting();
    return new MailAnalysis(
        offline.unwrapper(),
        offline.reader(),
        offline.engine(),
        checks.probes(network),
        new PanelProbes(hosting.queries(), hosting.timeout()));
  }
}
