package org.bounceback.app.cli;

import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.demo.Demo;
import org.bounceback.app.terminal.LineInput;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Runs the demo on a simulated network. */
@CommandLine.Command(
    name = "demo",
    description = "Plays the demo on a simulated network, then lets you try it yourself.")
final class DemoCommand extends Command {

  @Option(names = "--once", description = "play the demo and exit")
  private boolean once;

  DemoCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException, InterruptedException {
    new Demo(LineInput.from(environment.in()), environment.out(), environment.clock())
        .play(demoWorld -> {}, !once && environment.isInTerminal());
    return Status.DONE;
  }
}
