package org.bounceback.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bounceback.advice.Language;
import org.bounceback.advice.TextCatalog;
import org.bounceback.app.BundledTexts;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.PrivateFiles;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Writes the bundled texts as files that the operator can change. */
@CommandLine.Command(
    name = "export",
    description = "Writes one YAML file per language with all keys and built-in texts.")
final class TextsExportCommand extends Command {

  @Parameters(index = "0", paramLabel = "DIR", description = "the folder; created if missing")
  private Path folder = Path.of("");

  TextsExportCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException {
    try {
      PrivateFiles.createFolders(folder);
      for (Language language : Language.values()) {
        if (Files.exists(file(language))) {
          throw new CommandFailedException(
              Status.USAGE, file(language) + " exists; name another folder");
        }
      }
      TextCatalog texts = BundledTexts.load();
      for (Language language : Language.values()) {
        PrivateFiles.writeNew(
            file(language), yaml(texts, language).getBytes(StandardCharsets.UTF_8));
        environment.out().println(file(language));
      }
      return Status.DONE;
    } catch (IOException failed) {
      throw new CommandFailedException(
          Status.AWAY, "%s cannot be written: %s".formatted(folder, failed.getMessage()), failed);
    }
  }

  private Path file(Language language) {
    return folder.resolve(language.code() + ".yaml");
  }

  /** Texts in double quotes with the escapes of JSON are YAML too. */
  private static String yaml(TextCatalog texts, Language language) {
    Map<String, String> byKey = new TreeMap<>();
    for (String key : texts.keys()) {
      Optional<String> text = texts.find(key).flatMap(each -> each.find(language));
      text.filter(each -> !each.isEmpty()).ifPresent(each -> byKey.put(key, each));
    }
    var yaml = new StringBuilder(language.code()).append(":\n");
    byKey.forEach(
        (key, text) ->
            yaml.append("  ")
                .append(key)
                .append(": ")
                .append(DocumentCodec.toJson(text))
                .append('\n'));
    return yaml.toString();
  }
}
