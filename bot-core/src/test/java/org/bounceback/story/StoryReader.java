package org.bounceback.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bounceback.advice.SupportTeam;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.diagnosis.DiagnosisEngine;
import org.bounceback.diagnosis.HostingProbes;
import org.bounceback.hosting.ServerTable;
import org.bounceback.testkit.BundledData;

/** Reads and diagnoses the uploads of stories as the program does, without a network. */
final class StoryReader {
  private static final String SUPPORT = "Support";

  private final BlocklistCatalog catalog = BlocklistCatalog.load();
  private final ReportWriter reportWriter;
  private final UploadUnwrapper uploadUnwrapper = new UploadUnwrapper(BundledData.READER);
  private final Map<String, DiagnosisEngine> engines = new HashMap<>();

  StoryReader(ReportLayouts layouts) {
    this.reportWriter = new ReportWriter(layouts);
  }

  /** Returns what the program makes of a story. */
  StoryReading read(DeliveryStory story) {
    WrittenReport report = reportWriter.write(story);
    Upload upload = UploadWriter.write(report, story.form());
    List<BouncedMessage> messages =
        uploadUnwrapper.unwrap(upload.name(), upload.bytes()).stream().map(this::message).toList();
    BouncedMessage message =
        messages.stream()
            .filter(each -> each.messageKind() != MessageKind.NOT_A_BOUNCE)
            .findFirst()
            .orElse(messages.get(0));
    Diagnosis diagnosis =
        engine(story).diagnose(message, new StoryNetwork(story, catalog), HostingProbes.NONE);
    return new StoryReading(story, report, upload, diagnosis);
  }

  private BouncedMessage message(UploadedMail mail) {
    return BundledData.READER.read(mail);
  }

  private DiagnosisEngine engine(DeliveryStory story) {
    return engines.computeIfAbsent(
        story.world().number() + " " + story.hasTable(),
        name ->
            new DiagnosisEngine(
                story.hasTable() ? story.world().table() : ServerTable.UNKNOWN,
                catalog,
                BundledData.ADVICE,
                SupportTeam.signing(SUPPORT),
                BundledData.CLOCK));
  }
}
