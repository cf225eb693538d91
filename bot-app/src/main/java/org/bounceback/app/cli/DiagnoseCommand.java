package org.bounceback.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.advice.Language;
import org.bounceback.app.Checks;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.MailAnalysisFactory;
import org.bounceback.app.Network;
import org.bounceback.app.settings.Settings;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.UploadedMail.Unread;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.cards.DiagnosisCard;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.UnreadPicture;
import org.bounceback.diagnosis.MailAnalysis;
import org.bounceback.discord.DiscordCardJson;
import org.bounceback.slack.SlackCardJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Diagnoses bounces: why an e-mail came back, and who needs to act. */
@CommandLine.Command(
    name = "diagnose",
    description = "Diagnoses bounced e-mails: what happened and who needs to act.")
final class DiagnoseCommand extends Command {

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "an e-mail, a directory of e-mails, an mbox, an archive, or - for standard input")
  private List<String> paths = new ArrayList<>();

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Option(names = "--csv", description = "one row a recipient, for spreadsheets")
  private boolean csv;

  @Option(
      names = "--format",
      paramLabel = "slack|discord|terminal",
      description = "print the cards as that platform receives them, one message a line")
  private @Nullable Platform format;

  @Option(names = "--offline", description = "do not use the network")
  private boolean offline;

  @Option(
      names = "--online",
      description = "check the lists and the recipient's servers, even for several e-mails")
  private boolean online;

  @Option(
      names = "--explain",
      description = "show for each reason the rule that decided and the text it is based on")
  private boolean explain;

  @Mixin private SharedOptions shared = new SharedOptions();

  /** The platform whose cards are printed. */
  private enum Platform {
    SLACK,
    DISCORD,
    TERMINAL
  }

  private final BugIsolation bugIsolation = new BugIsolation();
  private Optional<MessageBundle> texts = Optional.empty();

  DiagnoseCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException, InterruptedException {
    if (offline && online) {
      throw new CommandFailedException(
          Status.USAGE, "--offline and --online exclude each other; choose one");
    }
    if (Stream.of(json, csv, format != null).filter(given -> given).count() > 1) {
      throw new CommandFailedException(
          Status.USAGE, "--json, --csv and --format exclude each other; choose one");
    }
    Settings settings = shared.settings(environment);
    var checks = new Checks(settings, environment.clock());
    texts = Optional.of(checks.texts().chat().of(Language.ENGLISH));
    var analyses = new MailAnalysisFactory(checks);
    MailAnalysis offlineAnalysis = analyses.offline();
    List<MailFile> files = MailFile.under(paths, environment);
    try (var uploads = new Uploads(files)) {
      List<Upload> first = first(uploads);
      Optional<List<UploadedMail>> only =
          first.size() == 1 ? Optional.of(unwrap(first.get(0), offlineAnalysis)) : Optional.empty();
      boolean isSingle = only.filter(mails -> mails.size() == 1).isPresent();
      boolean asksTheWorld = online || (isSingle && !offline);
      if (!asksTheWorld) {
        diagnose(first, only, uploads, files.size(), offlineAnalysis, processors());
        return Status.DONE;
      }
      try (Network network = Network.open(settings)) {
        checks.hosting().refreshIfStale();
        // One thread, so that no server gets several queries at the same time.
        boolean away =
            diagnose(
                first, only, uploads, files.size(), analyses.online(offlineAnalysis, network), 1);
        checks.saveZoneHealth();
        if (away) {
          environment
              .err()
              .println("bounceback: the DNS resolver did not respond: " + network.dns());
        }
        return away ? Status.AWAY : Status.DONE;
      }
    } catch (IOException atTheEnd) {
      throw new UncheckedIOException("closing what was open failed", atTheEnd);
    }
  }

  /** Returns up to two uploads, to find out whether there is only one e-mail. */
  private static List<Upload> first(Uploads uploads) {
    var first = new ArrayList<Upload>();
    uploads.next().ifPresent(first::add);
    uploads.next().ifPresent(first::add);
    return first;
  }

  /**
   * Unwraps an upload. A file from the command line must be readable; one found in a directory may
   * fail.
   */
  private static List<UploadedMail> unwrap(Upload upload, MailAnalysis analysis)
      throws CommandFailedException {
    if (upload.failure().isPresent()) {
      if (upload.file().named()) {
        throw new CommandFailedException(
            Status.UNREADABLE,
            "cannot read %s: %s".formatted(upload.name(), reason(upload)),
            upload.failure().get());
      }
      return List.of();
    }
    return analysis.unwrapper().unwrap(upload.name(), upload.bytes());
  }

  /** Prints the result of every upload; returns whether the resolver did not respond. */
  private boolean diagnose(
      List<Upload> first,
      Optional<List<UploadedMail>> only,
      Uploads uploads,
      int files,
      MailAnalysis analysis,
      int threads)
      throws InterruptedException {
    var printer = new DiagnosisPrinter(environment, format(), files);
    printer.start();
    try (var work = new OrderedParallelRunner<List<MailResult>>(threads, printer::print)) {
      if (only.isPresent() && first.get(0).failure().isEmpty()) {
        String name = first.get(0).name();
        work.submit(0, () -> diagnoseAll(name, only.get(), analysis));
      } else {
        for (Upload upload : first) {
          start(work, upload, analysis);
        }
      }
      Optional<Upload> upload = uploads.next();
      while (upload.isPresent()) {
        start(work, upload.get(), analysis);
        printer.opened(uploads.filesOpened());
        upload = uploads.next();
      }
      work.finish();
    } finally {
      printer.end();
    }
    return printer.isResolverUnavailable();
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private void start(
      OrderedParallelRunner<List<MailResult>> work, Upload upload, MailAnalysis analysis)
      throws InterruptedException {
    work.submit(
        upload.bytes().length,
        () ->
            upload.failure().isPresent()
                ? List.of(MailResult.unreadable(upload.name(), reason(upload)))
                : bugIsolation.isolate(
                    upload.name(),
                    () ->
                        diagnoseAll(
                            upload.name(),
                            analysis.unwrapper().unwrap(upload.name(), upload.bytes()),
                            analysis)));
  }

  private List<MailResult> diagnoseAll(
      String name, List<UploadedMail> mails, MailAnalysis analysis) {
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
                        () -> MailResult.of(mail.name(), analysis.diagnose(analysis.read(mail)))))
        .toList();
  }

  private MailResult unread(UploadedMail picture, Unread why) {
    Card card = UnreadPicture.card(texts.orElseThrow(), picture.name(), why);
    String words = CardTextRenderer.of(card).strip();
    return MailResult.unreadPicture(picture.name(), words);
  }

  private DiagnosisFormat format() {
    if (json) {
      return new DiagnosisFormat.Json(explain);
    }
    if (csv) {
      return new DiagnosisFormat.Csv();
    }
    var card = new DiagnosisCard(texts.orElseThrow());
    return format == null || format == Platform.TERMINAL
        ? new DiagnosisFormat.Cards(card, explain)
        : new DiagnosisFormat.Messages(
            card, format == Platform.SLACK ? SlackCardJson::of : DiscordCardJson::of);
  }

  private static String reason(Upload upload) {
    return upload.failure().map(IOException::getMessage).map(String::valueOf).orElse("");
  }
}
