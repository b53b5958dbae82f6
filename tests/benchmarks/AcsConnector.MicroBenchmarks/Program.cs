using BenchmarkDotNet.Running;

// In this process: a project that BenchmarkDotNet writes and builds would take minutes.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(["--inProcess", .. args]);
