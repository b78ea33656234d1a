// Fit
