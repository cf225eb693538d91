package org.bounceback.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.app.Checks;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Network;
import org.bounceback.app.settings.Settings;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.UploadedMail.Unread;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.cards.DiagnosisCard;
import org.bounceback.chat.cards.UnreadPicture;
import org.bounceback.diagnosis.DiagnosisEngine;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.discord.DiscordCardJson;
import org.bounceback.slack.SlackCardJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why did this mail come back, and who has to act? */
@CommandLine.Command(
    name = "diagnose",
    description = "Reads bounced e-mails and tells what happened and who has to act.")
final class DiagnoseCommand extends Command {

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "a mail, a directory of mails, an mbox, an archive, or - for standard input")
  private List<String> paths = new ArrayList<>();

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Option(names = "--csv", description = "one row a recipient, for spreadsheets")
  private boolean csv;

  @Option(
      names = "--format",
      paramLabel = "slack|discord|terminal",
      description = "print the cards as that platform gets them, one message a line")
  private @Nullable Platform format;

  @Option(names = "--offline", description = "read only; ask nobody")
  private boolean offline;

  @Option(
      names = "--online",
      description = "ask the lists and the recipient's servers, for several mails too")
  private boolean online;

  @Option(
      names = "--explain",
      description = "tell of each reason the rule that decided and the words it rests on")
  private boolean explain;

  @Mixin private SharedOptions shared = new SharedOptions();

  /** Where cards are shown. */
  private enum Platform {
    SLACK,
    DISCORD,
    TERMINAL
  }

  private final BugIsolation bugIsolation = new BugIsolation();
  private final UnreadPicture unreadPicture = new UnreadPicture();

  // Made when this command is the one that runs: the other commands need none of its rules.
  @SuppressWarnings("NullAway.Init")
  private BounceReader reader;

  @SuppressWarnings("NullAway.Init")
  private UploadUnwrapper uploadUnwrapper;

  DiagnoseCommand(CommandEnvironment around) {
    super(around);
  }

  @Override
  Status answer() throws CommandFailedException, InterruptedException {
    if (offline && online) {
      throw new CommandFailedException(
          Status.USAGE, "--offline and --online exclude each other; give one");
    }
    if (Stream.of(json, csv, format != null).filter(given -> given).count() > 1) {
      throw new CommandFailedException(
          Status.USAGE, "--json, --csv and --format exclude each other; give one");
    }
    Settings settings = shared.settings(around);
    var checks = new Checks(settings, around.clock());
    DiagnosisEngine diagnosisEngine = checks.diagnostician();
    reader = checks.bounceReader();
    uploadUnwrapper = new UploadUnwrapper(reader, checks.pictures());
    List<MailFile> files = MailFile.under(paths, around);
    try (var uploads = new Uploads(files)) {
      List<Upload> first = first(uploads);
      Optional<List<UploadedMail>> only =
          first.size() == 1 ? Optional.of(unwrap(first.get(0))) : Optional.empty();
      boolean isSingle = only.filter(mails -> mails.size() == 1).isPresent();
      boolean asksTheWorld = online || (isSingle && !offline);
      if (!asksTheWorld) {
        diagnose(first, only, uploads, files.size(), diagnosisEngine, DiagnosticProbes.NONE);
        return Status.DONE;
      }
      try (Network network = Network.open(settings)) {
        checks.hosting().askOnce();
        boolean away =
            diagnose(
                first, only, uploads, files.size(), diagnosisEngine, checks.inquiries(network));
        checks.rememberZones();
        if (away) {
          around.err().println("bounceback: the DNS resolver did not answer: " + network.dns());
        }
        return away ? Status.AWAY : Status.DONE;
      }
    } catch (IOException atTheEnd) {
      throw new UncheckedIOException("closing what was open failed", atTheEnd);
    }
  }

  /** Two uploads, by which one mail is told from many. */
  private static List<Upload> first(Uploads uploads) {
    var first = new ArrayList<Upload>();
    uploads.next().ifPresent(first::add);
    uploads.next().ifPresent(first::add);
    return first;
  }

  /** A file that the person named must be readable; one found in a directory may fail by itself. */
  private List<UploadedMail> unwrap(Upload upload) throws CommandFailedException {
    if (upload.failure().isPresent()) {
      if (upload.file().named()) {
        throw new CommandFailedException(
            Status.UNREADABLE,
            "cannot read %s: %s".formatted(upload.name(), why(upload)),
            upload.failure().get());
      }
      return List.of();
    }
    return uploadUnwrapper.unwrap(upload.name(), upload.bytes());
  }

  /** Prints what came of every upload; answers whether the resolver is away. */
  private boolean diagnose(
      List<Upload> first,
      Optional<List<UploadedMail>> only,
      Uploads uploads,
      int files,
      DiagnosisEngine diagnosisEngine,
      DiagnosticProbes diagnosticProbes)
      throws InterruptedException {
    var printer = new DiagnosisPrinter(around, format(), files);
    // Those who are asked may not be asked by several at once.
    int threads =
        diagnosticProbes == DiagnosticProbes.NONE ? Runtime.getRuntime().availableProcessors() : 1;
    printer.begin();
    try (var work = new OrderedParallelRunner<List<MailResult>>(threads, printer::print)) {
      if (only.isPresent() && first.get(0).failure().isEmpty()) {
        String name = first.get(0).name();
        work.begin(0, () -> diagnoseAll(name, only.get(), diagnosisEngine, diagnosticProbes));
      } else {
        for (Upload upload : first) {
          begin(work, upload, diagnosisEngine, diagnosticProbes);
        }
      }
      Optional<Upload> upload = uploads.next();
      while (upload.isPresent()) {
        begin(work, upload.get(), diagnosisEngine, diagnosticProbes);
        printer.opened(uploads.filesOpened());
        upload = uploads.next();
      }
      work.finish();
    } finally {
      printer.end();
    }
    return printer.isResolverAway();
  }

  private void begin(
      OrderedParallelRunner<List<MailResult>> work,
      Upload upload,
      DiagnosisEngine diagnosisEngine,
      DiagnosticProbes diagnosticProbes)
      throws InterruptedException {
    work.begin(
        upload.bytes().length,
        () ->
            upload.failure().isPresent()
                ? List.of(MailResult.unreadable(upload.name(), why(upload)))
                : bugIsolation.keptApart(
                    upload.name(),
                    () ->
                        diagnoseAll(
                            upload.name(),
                            uploadUnwrapper.unwrap(upload.name(), upload.bytes()),
                            diagnosisEngine,
                            diagnosticProbes)));
  }

  private List<MailResult> diagnoseAll(
      String name,
      List<UploadedMail> mails,
      DiagnosisEngine diagnosisEngine,
      DiagnosticProbes diagnosticProbes) {
    if (mails.isEmpty()) {
      return List.of(
          MailResult.unreadable(
              name, "the archive holds no mail, or only further archives; unpack it first"));
    }
    return mails.stream()
        .map(
            mail ->
                mail.unread()
                    .map(why -> unread(mail, why))
                    .orElseGet(
                        () ->
                            MailResult.of(
                                mail.name(),
                                diagnosisEngine.diagnose(reader.read(mail), diagnosticProbes))))
        .toList();
  }

  private MailResult unread(UploadedMail picture, Unread why) {
    String words = CardTextRenderer.of(unreadPicture.of(picture.name(), why)).strip();
    return MailResult.unreadPicture(picture.name(), words);
  }

  private DiagnosisFormat format() {
    if (json) {
      return new DiagnosisFormat.Json(explain);
    }
    if (csv) {
      return new DiagnosisFormat.Csv();
    }
    var card = new DiagnosisCard();
    return format == null || format == Platform.TERMINAL
        ? new DiagnosisFormat.Cards(card, explain)
        : new DiagnosisFormat.Messages(
            card, format == Platform.SLACK ? SlackCardJson::of : DiscordCardJson::of);
  }

  private static String why(Upload upload) {
    return upload.failure().map(IOException::getMessage).map(String::valueOf).orElse("");
  }
}
