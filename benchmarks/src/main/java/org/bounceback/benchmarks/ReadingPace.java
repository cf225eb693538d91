package org.bounceback.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.SupportTeam;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.diagnosis.DiagnosisEngine;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.diagnosis.HostingProbes;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.FindingsCodec;
import org.bounceback.hosting.ServerTable;

/**
 * Measures how many e-mails one processor parses, diagnoses and writes as JSON in a second, after a
 * warm-up. It uses the processor time of one thread, which other work on the machine hardly
 * affects. The files are in memory and the output is discarded.
 */
final class ReadingPace {
  private static final int ROUNDS_TO_WARM_UP = 10;

  private final BounceReader reader = BounceReader.create();
  private final UploadUnwrapper uploadUnwrapper = new UploadUnwrapper(reader);
  private final DiagnosisEngine diagnosisEngine =
      new DiagnosisEngine(
          ServerTable.UNKNOWN,
          BlocklistCatalog.load(),
          AdviceCatalog.load(),
          SupportTeam.signing("support"),
          Clock.systemUTC());
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<byte[]> uploads;

  private ReadingPace(List<byte[]> uploads) {
    this.uploads = uploads;
  }

  /** Reads the e-mails of a folder repeatedly. */
  static BenchmarkReport run(Path folder, int rounds) throws IOException {
    var pace = new ReadingPace(mails(folder));
    for (int i = 0; i < ROUNDS_TO_WARM_UP; i++) {
      pace.round();
    }
    var rates = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      rates[i] = pace.round();
    }
    Arrays.sort(rates);
    var benchmarkReport =
        new BenchmarkReport("reading " + pace.uploads.size() + " mails again and again");
    benchmarkReport.add("mails a processor second, fastest round", rates[rounds - 1]);
    benchmarkReport.add("mails a processor second, median", rates[rounds / 2]);
    return benchmarkReport;
  }

  /** Returns the e-mails per processor second when each is read once. */
  private long round() {
    long began = threads.getCurrentThreadCpuTime();
    long written = 0;
    for (byte[] upload : uploads) {
      for (UploadedMail mail : uploadUnwrapper.unwrap("upload.eml", upload)) {
        var diagnosis =
            diagnosisEngine.diagnose(reader.read(mail), DiagnosticProbes.NONE, HostingProbes.NONE);
        written += FindingsCodec.write(BounceFindings.of(mail.name(), diagnosis)).toBytes().length;
      }
    }
    long took = threads.getCurrentThreadCpuTime() - began;
    if (written == 0) {
      throw new IllegalStateException("nothing was written");
    }
    return uploads.size() * 1_000_000_000L / took;
  }

  private static List<byte[]> mails(Path folder) throws IOException {
    var mails = new ArrayList<byte[]>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".eml")).sorted().toList()) {
        mails.add(Files.readAllBytes(file));
      }
    }
    return mails;
  }
}
